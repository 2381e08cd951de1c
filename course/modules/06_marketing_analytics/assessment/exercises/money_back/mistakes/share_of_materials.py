# caught by: value
t = load("money_back").set_index("channel")
left = t[[f"m{n}" for n in range(1, 11)]].mul(t["materials"] / 2, axis=0)
returned = left.cumsum(axis=1).ge(t["cac"], axis=0)
money_back = (11 - returned.sum(axis=1)).where(returned.any(axis=1), 0)
