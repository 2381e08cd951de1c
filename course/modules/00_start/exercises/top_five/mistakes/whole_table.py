# caught by: how_many
requests = load("workshop_requests")
dearest = requests.sort_values("amount", ascending=False)
top_five = dearest["number"].tolist()
