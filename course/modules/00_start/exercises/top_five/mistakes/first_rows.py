# caught by: first_rows
requests = load("workshop_requests")
dearest = requests.head(5).sort_values("amount", ascending=False)
top_five = dearest["number"].tolist()
