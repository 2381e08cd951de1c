groups = load("ltv_formula").set_index("group")
### BEGIN SOLUTION
of_an_order = groups["ticket"] * groups["margin"] - groups["handling"]
ltv_formula = groups["orders_a_year"] * groups["years"] * of_an_order
### END SOLUTION
