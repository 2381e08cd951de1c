def cheapest(report):
    report = report[report["Leads"] > 0].copy()
    report["Price"] = report["Cost"] / report["Leads"]
    report.sort_values("Price", inplace=True)
    return report["Campaign"].iloc[0]
