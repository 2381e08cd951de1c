# caught by: revenue
lines, spent = load("order_lines"), load("ad_money_by_group")
lines = lines[lines["status"] == "delivered"].copy()
lines["revenue"] = lines["price"] * lines["quantity"]
sums = lines.groupby(lines["utm_campaign"].str.lower())["revenue"].sum()
ad_money_by_group = {name: sums[name] - cost for name, cost in spent.items()}
