# caught by: first_of_two
works = load("critical_path")
critical_path = {}
for work, days, after in works[["work", "days", "after"]].values.tolist():
    critical_path[work] = days + (critical_path[after.split()[-1]] if after else 0)
