lines, feed = load("order_lines"), load("yml_feed")
lines = lines.query("status == 'delivered'").assign(key=lambda t: t["article"].str.lower())
cost = feed.assign(key=feed["article"].str.lower()).set_index("key")["purchase_price"]
lines = lines.assign(revenue=lines["price"] * lines["quantity"], cost=lines["key"].map(cost) * lines["quantity"])
sums = lines.groupby("key")[["revenue", "cost"]].sum()
sums["margin"] = sums["revenue"] - sums["cost"]
marks = {}
for name in ("revenue", "margin"):
    gain = sums[name].where(sums[name] > 0, 0).sort_values(ascending=False)
    part = gain.cumsum() / gain.sum()
    marks[name] = pd.cut(part, [0, 0.8, 0.95, 2], labels=list("ABC")).astype(str).where(gain > 0, "C")
both = pd.DataFrame(marks)
abc_shift = both.query("revenue == 'A' and margin == 'C'").index
