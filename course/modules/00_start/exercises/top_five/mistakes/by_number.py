# caught by: by_number
requests = load("workshop_requests")
dearest = requests.sort_values("amount", ascending=False).head(5)
top_five = sorted(dearest["number"].tolist())
