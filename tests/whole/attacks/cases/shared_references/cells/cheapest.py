def cheapest(report):
    value = {"x": "y" * 10_000}
    for _ in range(12):
        value = {n: value for n in range(10)}
    return value
