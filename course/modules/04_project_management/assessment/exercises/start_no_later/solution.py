works = load("start_no_later")
### BEGIN SOLUTION
rows = works.to_dict("records")
earliest = {}
for row in rows:
    earliest[row["work"]] = max((earliest[one] for one in row["after"].split()), default=0) + row["days"]
opening = max(earliest.values())
latest = dict.fromkeys(earliest, opening)
for row in reversed(rows):
    for one in row["after"].split():
        latest[one] = min(latest[one], latest[row["work"]] - row["days"])
start_no_later = {work: latest[work] - earliest[work] for work in earliest}
### END SOLUTION
