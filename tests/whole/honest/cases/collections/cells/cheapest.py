def cheapest(report):
    prices = defaultdict(lambda: float("inf"))
    prices.update({r.Campaign: r.Cost / r.Leads for r in report.itertuples() if r.Leads})
    return min(prices.items(), key=lambda item: item[1])[0]
