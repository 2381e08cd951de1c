def cheapest(report, best=None):
    if report.empty:
        return best[1]
    row = report.iloc[0]
    price = row["Cost"] / row["Leads"] if row["Leads"] else float("inf")
    return cheapest(report.iloc[1:], min(best, (price, row["Campaign"])) if best else (price, row["Campaign"]))
