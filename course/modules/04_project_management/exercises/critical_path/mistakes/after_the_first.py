# caught by: first_of_two
works = load("critical_path")
critical_path = {}
for work, days, after in works[["work", "days", "after"]].values.tolist():
    critical_path[work] = days + min([critical_path[one] for one in after.split()] or [0])
