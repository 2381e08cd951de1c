# caught by: value
lines, feed, spent = load("order_lines"), load("yml_feed"), load("ad_money_by_group")
lines = lines[lines["status"] == "delivered"].copy()
lines["article"], lines["campaign"] = lines["article"].str.upper(), lines["utm_campaign"].str.lower()
sold = lines.merge(feed[["article", "purchase_price"]], on="article")
margin = (sold["price"] - sold["purchase_price"]).groupby(sold["campaign"]).sum()
ad_money_by_group = {name: margin[name] - cost for name, cost in spent.items()}
