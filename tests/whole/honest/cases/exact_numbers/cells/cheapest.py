def cheapest(report):
    prices = {name: Fraction(int(cost), int(leads)) for name, cost, leads in report.itertuples(index=False) if leads}
    return min(prices, key=prices.get)
