# caught by: tags
lines, feed, spent = load("order_lines"), load("yml_feed"), load("ad_money_by_group")
lines = lines[lines["status"] == "delivered"].copy()
lines["article"] = lines["article"].str.upper()
sold = lines.merge(feed[["article", "purchase_price"]], on="article")
sold["margin"] = (sold["price"] - sold["purchase_price"]) * sold["quantity"]
margin = sold.groupby("utm_campaign")["margin"].sum()
ad_money_by_group = {name: margin[name] - cost for name, cost in spent.items()}
