# caught by: amounts_given
requests = load("workshop_requests")
big = requests[requests["amount"] >= 4000]
big_orders = set(big["amount"])
