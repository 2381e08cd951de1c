# caught by: spend_left_out
lines, feed, spent = load("order_lines"), load("yml_feed"), load("ad_money_by_group")
lines = lines[lines["status"] == "delivered"].copy()
lines["article"], lines["campaign"] = lines["article"].str.upper(), lines["utm_campaign"].str.lower()
sold = lines.merge(feed[["article", "purchase_price"]], on="article")
sold["margin"] = (sold["price"] - sold["purchase_price"]) * sold["quantity"]
ad_money_by_group = sold.groupby("campaign")["margin"].sum()[list(spent)]
