# caught by: one_for_all
sales = load("xyz_periods")["sold"]
weekly = 100 * sales.std() / sales.mean()
xyz_periods = {"week": weekly, "four": weekly, "twelve": weekly}
