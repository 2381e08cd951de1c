# caught by: value
case = load("week_budget")
budget = case["budget"]
days = case["days"]
week_budget = days / budget * 7
