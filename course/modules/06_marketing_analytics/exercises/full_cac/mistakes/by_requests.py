# caught by: per_lead
q = load("full_cac")
lines = ["ads", "agency", "banners", "first_call", "first_order_discount"]
full_cac = sum(q["costs"][line] for line in lines) / q["counts"]["leads"]
