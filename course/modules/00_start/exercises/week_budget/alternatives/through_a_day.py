case = load("week_budget")
budget = case["budget"]
days = case["days"]
day_budget = budget / days
week_budget = round(day_budget * 7, 2)
