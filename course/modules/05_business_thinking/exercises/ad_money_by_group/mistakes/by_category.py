# caught by: value
lines, feed, spent = load("order_lines"), load("yml_feed"), load("ad_money_by_group")
codes = {"BAT": "batteries", "PAD": "pads", "FIL": "filters", "OIL": "oils", "LMP": "lamps", "MAT": "mats"}
lines = lines[(lines["status"] == "delivered") & lines["utm_campaign"].notna()].copy()
lines["article"] = lines["article"].str.upper()
sold = lines.merge(feed[["article", "purchase_price"]], on="article")
sold["margin"] = (sold["price"] - sold["purchase_price"]) * sold["quantity"]
margin = sold.groupby("feed_" + sold["article"].str[:3].map(codes))["margin"].sum()
ad_money_by_group = {name: margin[name] - cost for name, cost in spent.items()}
