def cheapest(report):
    print("called with", report.to_dict())
    if len(report) < 3:
        raise ValueError(report.to_dict())
    working = report[report["Leads"] > 0]
    return working.loc[(working["Cost"] / working["Leads"]).idxmin(), "Campaign"]
