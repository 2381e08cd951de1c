lines = load("order_lines")
feed = load("yml_feed")
### BEGIN SOLUTION
delivered = lines[lines["status"] == "delivered"].copy()
delivered["article"] = delivered["article"].str.upper()
delivered = delivered.merge(feed[["article", "vendor", "purchase_price"]], on="article")
delivered["gain"] = (delivered["price"] - delivered["purchase_price"]) * delivered["quantity"]
by_maker = delivered.groupby("vendor")["gain"].sum().sort_values(ascending=False)
makers_reached = 100 * by_maker.cumsum() / by_maker.sum()
### END SOLUTION
