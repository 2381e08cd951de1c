t = load("tasks")
left = sum(row["estimate"] for row in t.to_dict("records") if row["status"] != "done")
weekly = (t.query("closed >= '2026-08-17'")["estimate"].sum() - t.query("created >= '2026-08-17'")["estimate"].sum()) / 4
forecast_end = 0
while left > 0:
    left -= weekly
    forecast_end += 1
