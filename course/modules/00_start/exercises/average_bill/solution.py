requests = load("workshop_requests")
money = requests["amount"].sum()
# average_bill = money / ...
### BEGIN SOLUTION
average_bill = money / requests["amount"].count()
### END SOLUTION
