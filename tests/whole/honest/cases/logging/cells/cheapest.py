def cheapest(report):
    log.warning("looking at %d campaigns", len(report))
    working = report[report["Leads"] > 0]
    log.info("%d of them work", len(working))
    return working.loc[(working["Cost"] / working["Leads"]).idxmin(), "Campaign"]
