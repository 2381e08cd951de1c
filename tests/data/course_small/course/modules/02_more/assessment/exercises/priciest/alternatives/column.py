def priciest(report):
    priced = report.assign(price=report["Cost"] / report["Leads"].where(report["Leads"] > 0))
    return priced.sort_values("price", ascending=False)["Campaign"].iloc[0]
