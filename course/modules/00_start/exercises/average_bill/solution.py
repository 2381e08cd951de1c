requests = load("workshop_requests")
money = requests["amount"].sum()
### BEGIN SOLUTION
average_bill = money / requests["amount"].count()
### END SOLUTION
