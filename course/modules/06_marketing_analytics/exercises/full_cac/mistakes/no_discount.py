# caught by: discount_out
q = load("full_cac")
full_cac = sum(q["costs"][k] for k in ("ads", "agency", "banners", "first_call")) / q["counts"]["new_buyers"]
