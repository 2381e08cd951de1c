table = load("xyz_periods")
xyz_periods = {}
for name, weeks in [("week", 1), ("four", 4), ("twelve", 12)]:
    full = table[table["week"] <= len(table) // weeks * weeks]
    sums = full.groupby((full["week"] - 1) // weeks)["sold"].sum()
    xyz_periods[name] = round(100 * sums.std() / sums.mean(), 1)
