quarter = load("full_cac")
### BEGIN SOLUTION
acquiring = ["ads", "agency", "banners", "first_call", "first_order_discount"]
full_cac = sum(quarter["costs"][line] for line in acquiring) / quarter["counts"]["new_buyers"]
### END SOLUTION
