channels = load("money_back").set_index("channel")
### BEGIN SOLUTION
left = channels[[f"m{n}" for n in range(1, 11)]].mul(1 - channels["materials"], axis=0)
returned = left.cumsum(axis=1).ge(channels["cac"], axis=0)
money_back = (11 - returned.sum(axis=1)).where(returned.any(axis=1), 0)
### END SOLUTION
