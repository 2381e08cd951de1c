# caught by: first_rows
requests = load("workshop_requests")
dearest = requests.sort_values("number", ascending=False).head(5)
top_five = dearest["number"].tolist()
