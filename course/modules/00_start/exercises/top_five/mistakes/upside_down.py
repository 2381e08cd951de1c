# caught by: upside_down
requests = load("workshop_requests")
dearest = requests.sort_values("amount").dropna().tail(5)
top_five = dearest["number"].tolist()
