lines = load("order_lines")
feed = load("yml_feed")
### BEGIN SOLUTION
lines = lines[lines["status"] == "delivered"].copy()
lines["article"] = lines["article"].str.upper()
sold = lines.merge(feed[["article", "purchase_price"]], on="article")
sold["revenue"] = sold["price"] * sold["quantity"]
sold["margin"] = (sold["price"] - sold["purchase_price"]) * sold["quantity"]
sums = sold.groupby("article")[["revenue", "margin"]].sum()


def group(values):
    values = values.sort_values(ascending=False)
    gain = values.clip(lower=0)
    reached = gain.cumsum() / gain.sum()
    return reached.map(lambda x: "A" if x <= 0.8 else "B" if x <= 0.95 else "C").where(values > 0, "C")


by_revenue, by_margin = group(sums["revenue"]), group(sums["margin"])
abc_shift = {article for article in sums.index if by_revenue[article] == "A" and by_margin[article] == "C"}
### END SOLUTION
