def cheapest(report):
    return "{best(tiny_report)}"
