# caught by: rest_kept
table = load("xyz_periods")
xyz_periods = {}
for name, weeks in {"week": 1, "four": 4, "twelve": 12}.items():
    sums = table.groupby((table["week"] - 1) // weeks)["sold"].sum()
    xyz_periods[name] = 100 * sums.std() / sums.mean()
