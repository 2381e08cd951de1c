ltv_formula = {
    r["group"]: round(r["orders_a_year"] * r["years"] * r["ticket"] * r["margin"])
    - round(r["orders_a_year"] * r["years"] * r["handling"])
    for r in load("ltv_formula").to_dict("records")
}
