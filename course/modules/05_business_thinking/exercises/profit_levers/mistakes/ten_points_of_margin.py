# caught by: margin_points
m = load("profit_levers")
orders = m["visits"] * m["conversion"] * (1 + m["repeat"])
order = m["cheque"] * m["margin"] - m["handling"]
costs = m["visits"] * m["visit_price"] + m["fixed"]
profit_levers = {
    "traffic": 1.1 * orders * order - costs - 0.1 * m["visits"] * m["visit_price"],
    "conversion": 1.1 * orders * order - costs,
    "cheque": orders * (order + 0.1 * m["cheque"] * m["addon_margin"]) - costs,
    "margin": orders * (m["cheque"] * (m["margin"] + 0.1) - m["handling"]) - costs,
    "repeat": m["visits"] * m["conversion"] * (1 + 1.1 * m["repeat"]) * order - costs,
}
