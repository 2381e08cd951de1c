# caught by: in_fours
t, since = load("tasks"), pd.Timestamp("2026-08-17")
speed = t.loc[t["closed"] >= since, "estimate"].sum() - t.loc[t["created"] >= since, "estimate"].sum()
forecast_end = round(t.loc[t["status"] != "done", "estimate"].sum() / speed, 2)
