# caught by: value
works, end = load("start_no_later"), {}
for work, days, after in works[["work", "days", "after"]].values.tolist():
    end[work] = days + min([end[one] for one in after.split()] or [0])
late = {work: max(end.values()) for work in end}
for row in works.to_dict("records")[::-1]:
    for one in row["after"].split():
        late[one] = min(late[one], late[row["work"]] - row["days"])
start_no_later = {work: max(0, late[work] - end[work]) for work in end}
