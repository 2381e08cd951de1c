# after: cheapest-show
for name in ("cost_per_lead", "cheapest", "where_to_look"):
    result = check(name)
    print(result)
hint("cheapest")
hint("cheapest")
check("no_such_exercise")
