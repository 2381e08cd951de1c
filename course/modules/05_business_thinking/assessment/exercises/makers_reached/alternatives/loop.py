known = {row["article"]: (row["vendor"], row["purchase_price"]) for row in load("yml_feed").to_dict("records")}
earned = {}
for row in load("order_lines").to_dict("records"):
    if row["status"] == "delivered":
        vendor, cost = known[row["article"].upper()]
        earned[vendor] = earned.get(vendor, 0) + (row["price"] - cost) * row["quantity"]
reached, makers_reached = 0, {}
for vendor in sorted(earned, key=earned.get, reverse=True):
    reached += earned[vendor]
    makers_reached[vendor] = round(reached / sum(earned.values()) * 100, 1)
