sales = load("xyz_periods")["sold"].tolist()
### BEGIN SOLUTION
xyz_periods = {}
for name, weeks in {"week": 1, "four": 4, "twelve": 12}.items():
    full = len(sales) // weeks
    sums = pd.Series([sum(sales[n * weeks : (n + 1) * weeks]) for n in range(full)])
    xyz_periods[name] = 100 * sums.std() / sums.mean()
### END SOLUTION
