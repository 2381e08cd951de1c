# caught by: not_rounded
t, since = load("tasks"), pd.Timestamp("2026-08-17")
speed = (t.loc[t["closed"] >= since, "estimate"].sum() - t.loc[t["created"] >= since, "estimate"].sum()) / 4
forecast_end = t.loc[t["status"] != "done", "estimate"].sum() / speed
