# caught by: value
t = load("patient_value").query("watched >= 90")
t = t.assign(left=t["paid"] - t["cost"])
patient_value = t.groupby(["source", "patient"])["left"].sum().groupby("source").mean()
