import functools


def best_by(key, report):
    working = report[report["Leads"] > 0]
    return working.loc[(working["Cost"] / working["Leads"]).idxmin(), key]


cheapest = functools.partial(best_by, "Campaign")
