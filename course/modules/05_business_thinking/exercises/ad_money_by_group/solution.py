lines = load("order_lines")
feed = load("yml_feed")
spent = load("ad_money_by_group")
### BEGIN SOLUTION
lines = lines[lines["status"] == "delivered"].copy()
lines["article"] = lines["article"].str.upper()
lines["campaign"] = lines["utm_campaign"].str.lower()
sold = lines.merge(feed[["article", "purchase_price"]], on="article")
sold["margin"] = (sold["price"] - sold["purchase_price"]) * sold["quantity"]
margin = sold.groupby("campaign")["margin"].sum()
ad_money_by_group = {campaign: margin[campaign] - cost for campaign, cost in spent.items()}
### END SOLUTION
