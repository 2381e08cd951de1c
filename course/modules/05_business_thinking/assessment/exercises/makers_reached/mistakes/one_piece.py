# caught by: value
lines, feed = load("order_lines"), load("yml_feed")
lines = lines[lines["status"] == "delivered"].copy()
lines["article"] = lines["article"].str.upper()
lines = lines.merge(feed[["article", "vendor", "purchase_price"]], on="article")
money = (lines["price"] - lines["purchase_price"]).groupby(lines["vendor"]).sum().sort_values(ascending=False)
makers_reached = 100 * money.cumsum() / money.sum()
