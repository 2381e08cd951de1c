month = load("profit_levers")
### BEGIN SOLUTION


def profit(visits, visit_price, conversion, repeat, cheque, margin, addon_margin, handling, fixed, addon=0):
    orders = visits * conversion * (1 + repeat)
    on_order = cheque * margin + addon * addon_margin - handling
    return orders * on_order - visits * visit_price - fixed


profit_levers = {
    "traffic": profit(**{**month, "visits": 1.1 * month["visits"]}),
    "conversion": profit(**{**month, "conversion": 1.1 * month["conversion"]}),
    "cheque": profit(**month, addon=0.1 * month["cheque"]),
    "margin": profit(**{**month, "margin": 1.1 * month["margin"]}),
    "repeat": profit(**{**month, "repeat": 1.1 * month["repeat"]}),
}
### END SOLUTION
