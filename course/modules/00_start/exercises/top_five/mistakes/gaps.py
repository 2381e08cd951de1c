# caught by: gaps
requests = load("workshop_requests")
dearest = requests.sort_values("amount").tail(5)
top_five = dearest["number"].tolist()
