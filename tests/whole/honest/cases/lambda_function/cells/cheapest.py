cheapest = lambda report: (lambda alive: alive.loc[(alive["Cost"] / alive["Leads"]).idxmin(), "Campaign"])(report[report["Leads"] > 0])
