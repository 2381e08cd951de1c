# caught by: value
requests = load("workshop_requests")
big = requests[(requests["amount"] >= 4000) & (requests["source"] == "friends")]
big_orders = set(big["number"]) | {int(requests["number"].iloc[0])}
