# caught by: no_zeros
sales = [x for x in load("xyz_periods")["sold"] if x > 0]
xyz_periods = {}
for name, weeks in {"week": 1, "four": 4, "twelve": 12}.items():
    sums = pd.Series([sum(sales[n : n + weeks]) for n in range(0, len(sales) - weeks + 1, weeks)])
    xyz_periods[name] = 100 * sums.std() / sums.mean()
