# caught by: cheapest
requests = load("workshop_requests")
dearest = requests.sort_values("amount").head(5)
top_five = dearest["number"].tolist()
