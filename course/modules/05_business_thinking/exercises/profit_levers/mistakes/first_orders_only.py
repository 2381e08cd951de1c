# caught by: value
m = load("profit_levers")
orders = m["visits"] * m["conversion"]
order = m["cheque"] * m["margin"] - m["handling"]
costs = m["visits"] * m["visit_price"] + m["fixed"]
profit_levers = {
    "traffic": 1.1 * orders * order - costs - 0.1 * m["visits"] * m["visit_price"],
    "conversion": 1.1 * orders * order - costs,
    "cheque": orders * (order + 0.1 * m["cheque"] * m["addon_margin"]) - costs,
    "margin": orders * (1.1 * m["cheque"] * m["margin"] - m["handling"]) - costs,
    "repeat": orders * (1 + 1.1 * m["repeat"]) * order - costs,
}
