def cheapest(report):
    asked.append(len(report))
    working = report[report["Leads"] > 0]
    return working.loc[(working["Cost"] / working["Leads"]).idxmin(), COLUMN]
