requests = load("workshop_requests")
### BEGIN SOLUTION
source_money = requests.groupby("source")["amount"].sum()
### END SOLUTION
