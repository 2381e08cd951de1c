requests = load("workshop_requests")
big_orders = requests.query("amount >= 4000")["number"]
