# caught by: whole_month
case = load("week_budget")
budget = case["budget"]
days = case["days"]
week_budget = budget
