# caught by: no_growth
import math

t, since = load("tasks"), pd.Timestamp("2026-08-17")
forecast_end = math.ceil(t.loc[t["status"] != "done", "estimate"].sum() / (t.loc[t["closed"] >= since, "estimate"].sum() / 4))
