def helper(report):
    return report[report["Leads"] > 0]


def cheapest(report):
    working = helper(report)
    return working.loc[(working["Cost"] / working["Leads"]).idxmin(), "Campaign"]
