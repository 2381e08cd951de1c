# caught by: margin_rate
lines, feed = load("order_lines"), load("yml_feed")
lines = lines[lines["status"] == "delivered"].copy()
lines["article"] = lines["article"].str.upper()
sold = lines.merge(feed[["article", "purchase_price"]], on="article")
sold["revenue"] = sold["price"] * sold["quantity"]
sold["margin"] = (sold["price"] - sold["purchase_price"]) * sold["quantity"]
sums = sold.groupby("article")[["revenue", "margin"]].sum()


def rank(values):
    gain = values.sort_values(ascending=False).clip(lower=0)
    reached = gain.cumsum() / gain.sum()
    return reached.map(lambda x: "A" if x <= 0.8 else "B" if x <= 0.95 else "C").where(gain > 0, "C")


rates = rank(sums["margin"] / sums["revenue"])
abc_shift = set(sums.index[(rank(sums["revenue"]) == "A").reindex(sums.index) & (rates == "C").reindex(sums.index)])
