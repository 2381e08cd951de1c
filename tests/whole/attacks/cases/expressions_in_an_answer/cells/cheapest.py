def cheapest(report):
    return "{" * 100_000 + "a" * 1_000_000
