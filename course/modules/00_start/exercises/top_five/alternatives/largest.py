requests = load("workshop_requests")
top_five = requests.nlargest(5, "amount")["number"]
