q = load("full_cac")
c = pd.Series(q["costs"])
full_cac = (c.ads + c.agency + c.banners + c.first_call + c.first_order_discount) / q["counts"]["new_buyers"]
