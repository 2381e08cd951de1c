# caught by: value
requests = load("workshop_requests")
big = requests[requests["amount"] >= 3000]
big_orders = set(big["number"])
