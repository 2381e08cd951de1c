def cheapest(report):
    prices = {row.Campaign: price(row.Cost, row.Leads) for row in report.itertuples()}
    return min(prices, key=prices.get)
