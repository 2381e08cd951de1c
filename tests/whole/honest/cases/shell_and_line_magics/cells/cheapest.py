%%capture
def cheapest(report):
    working = report[report["Leads"] > 0]
    return working.loc[(working["Cost"] / working["Leads"]).idxmin(), "Campaign"]
cheapest(load("tiny_report"))
