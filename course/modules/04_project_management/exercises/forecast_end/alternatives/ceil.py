import math

t = load("tasks")
left = t["estimate"][t["status"].ne("done")].sum()
closed = t["estimate"][t["closed"].between("2026-08-17", "2026-09-14")].sum()
added = t["estimate"][t["created"].between("2026-08-17", "2026-09-14")].sum()
forecast_end = math.ceil(left / ((closed - added) / 4))
