# caught by: value
sales = load("xyz_periods")["sold"]
xyz_periods = {}
for name, weeks in {"week": 1, "four": 4, "twelve": 12}.items():
    sums = sales.rolling(weeks).sum().dropna()
    xyz_periods[name] = 100 * sums.std() / sums.mean()
