# caught by: value
works, end = load("start_no_later"), {}
for work, days, after in works[["work", "days", "after"]].values.tolist():
    end[work] = days + max([end[one] for one in after.split()] or [0])
begin = {row["work"]: end[row["work"]] - row["days"] for row in works.to_dict("records")}
start_no_later = {}
for work in end:
    nexts = [begin[row["work"]] for row in works.to_dict("records") if work in row["after"].split()]
    start_no_later[work] = min(nexts or [max(end.values())]) - end[work]
