cost = dict(zip(load("yml_feed")["article"], load("yml_feed")["purchase_price"]))
spent = load("ad_money_by_group")
ad_money_by_group = {name: -price for name, price in spent.items()}
for row in load("order_lines").to_dict("records"):
    campaign = str(row["utm_campaign"]).lower()
    if row["status"] == "delivered" and campaign in spent:
        ad_money_by_group[campaign] += row["quantity"] * (row["price"] - cost[row["article"].upper()])
