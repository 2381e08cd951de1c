# caught by: value
t = load("patient_value").query("watched >= 90 and day <= 90")
patient_value = t.groupby(["source", "patient"])["paid"].sum().groupby("source").mean()
