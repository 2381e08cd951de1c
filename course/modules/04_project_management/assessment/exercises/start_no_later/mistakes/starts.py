# caught by: value
works, end, start_no_later = load("start_no_later"), {}, {}
for work, days, after in works[["work", "days", "after"]].values.tolist():
    start_no_later[work] = max([end[one] for one in after.split()] or [0])
    end[work] = days + start_no_later[work]
