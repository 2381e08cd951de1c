def cheapest(report):
    raise ValueError("no " * 15_000_000)


cheapest(None)
