# caught by: handling_once
g = load("ltv_formula").set_index("group")
ltv_formula = g["orders_a_year"] * g["years"] * g["ticket"] * g["margin"] - g["handling"]
