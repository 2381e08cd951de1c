# caught by: value
h, days = load("task_history"), pd.bdate_range("2026-08-10", "2026-09-11") + pd.Timedelta(hours=18)
days, waiting_days = days - pd.Timedelta(hours=18), {'client': 0, 'us': 0}
for _, log in h.groupby("task"):
    moves = log.loc[log["field"] == "RESPONSIBLE_ID", "after"].tolist()
    if "6" not in moves:
        continue
    for day in days:
        past = log[log["time"] <= day]
        last = past.loc[past["field"].isin(["STATUS"]), "after"].tolist()[-1:]
        owner = past.loc[past["field"] == "RESPONSIBLE_ID", "after"].tolist()
        if len(past) and last not in (["5"], ["6"]):
            waiting_days["client" if owner[-1:] == ["6"] else "us"] += 1
