# caught by: amounts_given
requests = load("workshop_requests")
dearest = requests.sort_values("amount", ascending=False).head(5)
top_five = dearest["amount"].tolist()
