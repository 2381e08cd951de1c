# caught by: retention_in
q = load("full_cac")
lines = ["ads", "agency", "banners", "first_call", "first_order_discount", "retention_mail"]
full_cac = sum(q["costs"][line] for line in lines) / q["counts"]["new_buyers"]
