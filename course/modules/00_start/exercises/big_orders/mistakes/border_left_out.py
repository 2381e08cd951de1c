# caught by: border_left_out
requests = load("workshop_requests")
big = requests[requests["amount"] > 4000]
big_orders = set(big["number"])
