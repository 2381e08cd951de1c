case = load("week_budget")
budget = case["budget"]
days = case["days"]
print(budget, days)
### BEGIN SOLUTION
week_budget = budget / days * 7
### END SOLUTION
