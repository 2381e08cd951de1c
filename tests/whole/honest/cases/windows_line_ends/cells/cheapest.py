def cheapest(report):
    working = report[report["Leads"] > 0]
    prices = working["Cost"] / working["Leads"]
    return working.loc[prices.idxmin(), "Campaign"]
