t = load("ltv_formula")
t["ltv"] = ((t.ticket * t.margin - t.handling) * t.years * t.orders_a_year).round(2)
ltv_formula = dict(zip(t["group"], t["ltv"]))
