cost = load("yml_feed").set_index("article")["purchase_price"].to_dict()
revenue, margin = {}, {}
for row in load("order_lines").to_dict("records"):
    if row["status"] != "delivered":
        continue
    article = row["article"].upper()
    revenue[article] = revenue.get(article, 0) + row["price"] * row["quantity"]
    margin[article] = margin.get(article, 0) + (row["price"] - cost[article]) * row["quantity"]


def letters(values):
    total, reached, found = sum(x for x in values.values() if x > 0), 0, {}
    for name, x in sorted(values.items(), key=lambda pair: -pair[1]):
        reached += max(x, 0)
        found[name] = "C" if x <= 0 or reached / total > 0.95 else "B" if reached / total > 0.8 else "A"
    return found


first, second = letters(revenue), letters(margin)
abc_shift = [name for name in first if first[name] + second[name] == "AC"]
