tasks = load("tasks")
since = pd.Timestamp("2026-08-17")
### BEGIN SOLUTION
rest = tasks.loc[tasks["status"] != "done", "estimate"].sum()
gone = tasks.loc[tasks["closed"] >= since, "estimate"].sum()
came = tasks.loc[tasks["created"] >= since, "estimate"].sum()
forecast_end = -(-rest // ((gone - came) / 4))
### END SOLUTION
