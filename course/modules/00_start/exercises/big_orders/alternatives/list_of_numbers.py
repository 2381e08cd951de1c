requests = load("workshop_requests")
big = requests[requests["amount"] >= 4000]
big_orders = big["number"].tolist()
