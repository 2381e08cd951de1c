channels = load("payback_month").set_index("channel")
### BEGIN SOLUTION
shares = channels[[f"m{n}" for n in range(1, 13)]]
earned = shares.cumsum(axis=1).mul(channels["fee"] * channels["margin"], axis=0)
covered = earned.ge(channels["cac"], axis=0)
payback_month = (12 - covered.sum(axis=1) + 1).where(covered.any(axis=1), 0)
### END SOLUTION
