# caught by: value
t = load("patient_price").set_index("source")
patient_price = t[["media", "agency", "operator"]].sum(axis=1) / t["new"]
