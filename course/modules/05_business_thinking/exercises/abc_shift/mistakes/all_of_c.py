# caught by: one_group_only
lines, feed = load("order_lines"), load("yml_feed")
lines = lines[lines["status"] == "delivered"].copy()
lines["article"] = lines["article"].str.upper()
sold = lines.merge(feed[["article", "purchase_price"]], on="article")
margin = ((sold["price"] - sold["purchase_price"]) * sold["quantity"]).groupby(sold["article"]).sum()
gain = margin.sort_values(ascending=False).clip(lower=0)
abc_shift = set(gain.index[(gain.cumsum() / gain.sum() > 0.95) | (gain <= 0)])
