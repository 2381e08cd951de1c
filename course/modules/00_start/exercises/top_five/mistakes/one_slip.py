# caught by: value
requests = load("workshop_requests")
dearest = requests.sort_values("amount", ascending=False).head(6)
top_five = dearest["number"].tolist()[1:]
