requests = load("workshop_requests")
paid = requests.dropna(subset=["amount"]).sort_values("amount")
top_five = list(paid["number"])[-1:-6:-1]
