def cheapest(report):
    return [Row([1]), Pairs(a=2), Frame({"a": [1]})][len(report) % 3]
