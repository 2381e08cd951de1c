# caught by: value
works = load("critical_path")
critical_path = {}
for work, days, after in works[["work", "days", "after"]].values.tolist():
    critical_path[work] = days - 1 + max([critical_path[one] + 1 for one in after.split()] or [0])
