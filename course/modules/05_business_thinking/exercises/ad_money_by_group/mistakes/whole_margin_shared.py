# caught by: value
lines, feed, spent = load("order_lines"), load("yml_feed"), load("ad_money_by_group")
lines = lines[lines["status"] == "delivered"].copy()
lines["article"] = lines["article"].str.upper()
sold = lines.merge(feed[["article", "purchase_price"]], on="article")
whole = ((sold["price"] - sold["purchase_price"]) * sold["quantity"]).sum()
ad_money_by_group = {name: whole * cost / sum(spent.values()) - cost for name, cost in spent.items()}
