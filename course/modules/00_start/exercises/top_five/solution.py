requests = load("workshop_requests")
### BEGIN SOLUTION
dearest = requests.sort_values("amount", ascending=False).head(5)
top_five = dearest["number"].tolist()
### END SOLUTION
