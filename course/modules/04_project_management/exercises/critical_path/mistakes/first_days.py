# caught by: starts
works = load("critical_path")
end, critical_path = {}, {}
for work, days, after in works[["work", "days", "after"]].values.tolist():
    critical_path[work] = 1 + max([end[one] for one in after.split()] or [0])
    end[work] = critical_path[work] + days - 1
