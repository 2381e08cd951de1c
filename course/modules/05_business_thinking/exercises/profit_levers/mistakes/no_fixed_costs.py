# caught by: fixed_left_out
m = load("profit_levers")
orders = m["visits"] * m["conversion"] * (1 + m["repeat"])
order = m["cheque"] * m["margin"] - m["handling"]
costs = m["visits"] * m["visit_price"]
profit_levers = {
    "traffic": 1.1 * orders * order - 1.1 * costs,
    "conversion": 1.1 * orders * order - costs,
    "cheque": orders * (order + 0.1 * m["cheque"] * m["addon_margin"]) - costs,
    "margin": orders * (1.1 * m["cheque"] * m["margin"] - m["handling"]) - costs,
    "repeat": m["visits"] * m["conversion"] * (1 + 1.1 * m["repeat"]) * order - costs,
}
