# caught by: missed
lines, feed = load("order_lines"), load("yml_feed")
lines = lines[lines["status"] == "delivered"].copy()
lines["article"] = lines["article"].str.upper()
sold = lines.merge(feed[["article", "purchase_price"]], on="article")
sold["revenue"] = sold["price"] * sold["quantity"]
sold["margin"] = (sold["price"] - sold["purchase_price"]) * sold["quantity"]
sums = sold.groupby("article")[["revenue", "margin"]].sum().sort_values("revenue", ascending=False)
top = sums[sums["revenue"].cumsum() / sums["revenue"].sum() <= 0.8]
abc_shift = set(top[top["margin"].between(1, 300)].index[:3])
