lines = load("order_lines").query("status == 'delivered'")
cost = load("yml_feed").set_index("article")["purchase_price"]
margin = lines["quantity"] * (lines["price"] - lines["article"].str.upper().map(cost))
by_tag = margin.groupby(lines["utm_campaign"].str.lower()).sum()
ad_money_by_group = (by_tag[by_tag.index.str.startswith("feed_")] - pd.Series(load("ad_money_by_group"))).round()
