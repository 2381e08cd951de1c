# caught by: gain_only
m = load("profit_levers")
orders = m["visits"] * m["conversion"] * (1 + m["repeat"])
order = m["cheque"] * m["margin"] - m["handling"]
profit_levers = {
    "traffic": 0.1 * orders * order - 0.1 * m["visits"] * m["visit_price"],
    "conversion": 0.1 * orders * order,
    "cheque": orders * 0.1 * m["cheque"] * m["addon_margin"],
    "margin": orders * 0.1 * m["cheque"] * m["margin"],
    "repeat": m["visits"] * m["conversion"] * 0.1 * m["repeat"] * order,
}
