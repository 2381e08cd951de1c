# caught by: population
sales = load("xyz_periods")["sold"].tolist()
xyz_periods = {}
for name, weeks in {"week": 1, "four": 4, "twelve": 12}.items():
    sums = pd.Series([sum(sales[n : n + weeks]) for n in range(0, len(sales) - weeks + 1, weeks)])
    xyz_periods[name] = 100 * sums.std(ddof=0) / sums.mean()
