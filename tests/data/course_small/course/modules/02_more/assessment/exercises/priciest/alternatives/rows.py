def priciest(report):
    prices = {row["Campaign"]: row["Cost"] / row["Leads"] for row in report.to_dict("records") if row["Leads"]}
    return max(prices, key=prices.get)
