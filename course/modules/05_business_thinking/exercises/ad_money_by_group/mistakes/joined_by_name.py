# caught by: names
lines, feed, spent = load("order_lines"), load("yml_feed"), load("ad_money_by_group")
lines = lines[lines["status"] == "delivered"].copy()
lines["campaign"] = lines["utm_campaign"].str.lower()
sold = lines.merge(feed[["name", "purchase_price"]].drop_duplicates("name"), on="name")
sold["margin"] = (sold["price"] - sold["purchase_price"]) * sold["quantity"]
margin = sold.groupby("campaign")["margin"].sum()
ad_money_by_group = {name: margin[name] - cost for name, cost in spent.items()}
