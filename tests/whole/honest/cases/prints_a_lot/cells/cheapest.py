def cheapest(report):
    for row in report.itertuples():
        print(row)
    working = report[report["Leads"] > 0]
    prices = working["Cost"] / working["Leads"]
    return working.loc[prices.idxmin(), "Campaign"]
