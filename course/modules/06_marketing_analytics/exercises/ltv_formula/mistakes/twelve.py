# caught by: months
g = load("ltv_formula").set_index("group")
ltv_formula = 12 * g["orders_a_year"] * g["years"] * (g["ticket"] * g["margin"] - g["handling"])
