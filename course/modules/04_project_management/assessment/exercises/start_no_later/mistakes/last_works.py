# caught by: value
works, end = load("start_no_later"), {}
for work, days, after in works[["work", "days", "after"]].values.tolist():
    end[work] = days + max([end[one] for one in after.split()] or [0])
start_no_later = {work: max(end.values()) - day for work, day in end.items()}
