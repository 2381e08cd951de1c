# caught by: refunds_in
quarter = load("full_cac")
lines = ("ads", "agency", "banners", "first_call", "first_order_discount", "refunds")
full_cac = sum(quarter["costs"][line] for line in lines) / quarter["counts"]["new_buyers"]
