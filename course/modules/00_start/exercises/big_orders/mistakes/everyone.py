# caught by: everyone
requests = load("workshop_requests")
big_orders = set(requests["number"])
