def cheapest(report):
    own = Report(report)
    return own.working["Campaign"][own.prices().idxmin()]
