t = load("start_no_later")


def opening(delayed=None, by=0):
    end = {}
    for work, days, after in zip(t["work"], t["days"], t["after"]):
        end[work] = days + by * (work == delayed) + max([end[one] for one in after.split()] or [0])
    return max(end.values())


start_no_later = {}
for work in t["work"]:
    wait = 0
    while opening(work, wait + 1) == opening():
        wait += 1
    start_no_later[work] = wait
