requests = load("workshop_requests")
# big = requests[requests["amount"] ... 4000]
# big_orders = set(big["number"])
### BEGIN SOLUTION
big = requests[requests["amount"] >= 4000]
big_orders = set(big["number"].tolist())
### END SOLUTION
