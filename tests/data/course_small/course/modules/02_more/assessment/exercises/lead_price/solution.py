weeks = load("lead_price")
### BEGIN SOLUTION
lead_price = sum(week["cost"] for week in weeks) / sum(week["leads"] for week in weeks)
### END SOLUTION
