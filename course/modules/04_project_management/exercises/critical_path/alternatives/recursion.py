works = load("critical_path").set_index("work")


def end(work):
    before = works.loc[work, "after"].split()
    return int(works.loc[work, "days"]) + max([end(one) for one in before], default=0)


critical_path = {work: end(work) for work in works.index}
