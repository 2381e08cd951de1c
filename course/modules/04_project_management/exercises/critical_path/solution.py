works = load("critical_path")
### BEGIN SOLUTION
critical_path = {}
for row in works.to_dict("records"):
    start = max((critical_path[one] for one in row["after"].split()), default=0)
    critical_path[row["work"]] = start + row["days"]
### END SOLUTION
