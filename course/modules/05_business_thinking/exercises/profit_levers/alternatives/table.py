m = pd.Series(load("profit_levers"))
scenarios = pd.DataFrame({name: m for name in ["traffic", "conversion", "cheque", "margin", "repeat"]}).T
for lever, column in {"traffic": "visits", "conversion": "conversion", "margin": "margin", "repeat": "repeat"}.items():
    scenarios.loc[lever, column] *= 1.1
scenarios["addon"] = [0, 0, 0.1 * m["cheque"], 0, 0]
orders = scenarios["visits"] * scenarios["conversion"] * (1 + scenarios["repeat"])
gross = scenarios["cheque"] * scenarios["margin"] + scenarios["addon"] * scenarios["addon_margin"]
profit_levers = (orders * (gross - scenarios["handling"]) - scenarios["visits"] * scenarios["visit_price"] - scenarios["fixed"]).round()
