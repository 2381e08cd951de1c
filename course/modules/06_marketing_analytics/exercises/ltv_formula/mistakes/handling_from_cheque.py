# caught by: handling_first
groups = load("ltv_formula").set_index("group")
times = groups["orders_a_year"] * groups["years"]
ltv_formula = times * (groups["ticket"] - groups["handling"]) * groups["margin"]
