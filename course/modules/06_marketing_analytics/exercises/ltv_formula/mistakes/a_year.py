# caught by: one_year
g = load("ltv_formula").set_index("group")
ltv_formula = g["orders_a_year"] * (g["ticket"] * g["margin"] - g["handling"])
