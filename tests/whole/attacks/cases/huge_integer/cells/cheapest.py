def cheapest(report):
    return 1 << 40_000_000
