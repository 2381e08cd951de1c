# caught by: gaps
requests = load("workshop_requests")
big_orders = set(requests[~(requests["amount"] < 4000)]["number"])
