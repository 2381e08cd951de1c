patient_price = {}
for r in load("patient_price").to_dict("records"):
    patient_price[r["source"]] = round((r["media"] + r["agency"] + r["operator"] + r["welcome"]) / r["new"], 2)
