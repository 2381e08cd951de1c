def cheapest(report, column="Campaign", *, verbose=False, **more):
    working = report[report["Leads"] > 0]
    return working.loc[(working["Cost"] / working["Leads"]).idxmin(), column]
