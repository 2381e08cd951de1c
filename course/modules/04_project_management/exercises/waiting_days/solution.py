history = load("task_history")
evenings = pd.bdate_range("2026-08-10", "2026-09-11") + pd.Timedelta(hours=18)
### BEGIN SOLUTION
waiting_days = {"client": 0, "us": 0}
for _, log in history.groupby("task"):
    if not ((log["field"] == "RESPONSIBLE_ID") & (log["after"] == "6")).any():
        continue
    for evening in evenings:
        past = log[log["time"] <= evening]
        states = past.loc[past["field"] == "STATUS", "after"].tolist()
        owners = past.loc[past["field"] == "RESPONSIBLE_ID", "after"].tolist()
        if past.empty or (states and states[-1] in ("5", "6")):
            continue
        waiting_days["client" if owners and owners[-1] == "6" else "us"] += 1
### END SOLUTION
