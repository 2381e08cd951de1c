requests = load("workshop_requests")
# dearest = requests.sort_values(..., ascending=False).head(...)
# top_five = dearest[...].tolist()
### BEGIN SOLUTION
dearest = requests.sort_values("amount", ascending=False).head(5)
top_five = dearest["number"].tolist()
### END SOLUTION
