t = load("start_no_later").set_index("work")


def ends(work):
    return t.at[work, "days"] + max((ends(one) for one in t.at[work, "after"].split()), default=0)


def rest(work):
    return max((t.at[one, "days"] + rest(one) for one in t.index if work in t.at[one, "after"].split()), default=0)


total = max(ends(work) for work in t.index)
start_no_later = pd.Series({work: total - ends(work) - rest(work) for work in t.index})
