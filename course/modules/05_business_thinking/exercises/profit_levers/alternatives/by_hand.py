m = load("profit_levers")
first = m["visits"] * m["conversion"]
orders = first + first * m["repeat"]
one = m["cheque"] * m["margin"] - m["handling"]
now = orders * one - m["visits"] * m["visit_price"] - m["fixed"]
profit_levers = {
    "repeat": round(now + first * 0.1 * m["repeat"] * one),
    "margin": round(now + orders * m["cheque"] * 0.1 * m["margin"]),
    "cheque": round(now + orders * 0.1 * m["cheque"] * m["addon_margin"]),
    "conversion": round(now + 0.1 * orders * one),
    "traffic": round(now + 0.1 * orders * one - 0.1 * m["visits"] * m["visit_price"]),
}
