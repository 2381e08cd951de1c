quarter = load("patient_price").set_index("source")
### BEGIN SOLUTION
patient_price = quarter[["media", "agency", "operator", "welcome"]].sum(axis=1) / quarter["new"]
### END SOLUTION
