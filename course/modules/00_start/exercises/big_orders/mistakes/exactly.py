# caught by: exactly
requests = load("workshop_requests")
big = requests[requests["amount"] == 4000]
big_orders = set(big["number"])
