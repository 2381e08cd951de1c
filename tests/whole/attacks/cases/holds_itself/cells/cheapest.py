def cheapest(report):
    value = {"a": [report]}
    value["b"] = value
    value["a"].append((value, value))
    return value
