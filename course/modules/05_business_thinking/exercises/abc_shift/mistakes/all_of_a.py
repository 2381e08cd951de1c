# caught by: one_group_only
lines, feed = load("order_lines"), load("yml_feed")
lines = lines[lines["status"] == "delivered"].copy()
lines["article"] = lines["article"].str.upper()
revenue = (lines["price"] * lines["quantity"]).groupby(lines["article"]).sum().sort_values(ascending=False)
abc_shift = set(revenue.index[revenue.cumsum() / revenue.sum() <= 0.8])
