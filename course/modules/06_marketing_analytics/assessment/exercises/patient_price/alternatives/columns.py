t = load("patient_price")
spent = t["media"] + t["agency"] + t["operator"] + t["welcome"]
patient_price = dict(zip(t["source"], (spent / t["new"]).round()))
