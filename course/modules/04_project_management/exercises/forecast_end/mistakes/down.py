# caught by: rounded_down
t, since = load("tasks"), pd.Timestamp("2026-08-17")
speed = (t.loc[t["closed"] >= since, "estimate"].sum() - t.loc[t["created"] >= since, "estimate"].sum()) / 4
forecast_end = int(t.loc[t["status"] != "done", "estimate"].sum() / speed)
