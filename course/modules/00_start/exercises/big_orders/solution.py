requests = load("workshop_requests")
### BEGIN SOLUTION
big = requests[requests["amount"] >= 4000]
big_orders = set(big["number"].tolist())
### END SOLUTION
