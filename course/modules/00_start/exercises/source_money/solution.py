requests = load("workshop_requests")
# source_money = requests.groupby(...)[...].sum()
### BEGIN SOLUTION
source_money = requests.groupby("source")["amount"].sum()
### END SOLUTION
