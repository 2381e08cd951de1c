case = load("week_budget")
week_budget = round(case["budget"] * 0.23333)
