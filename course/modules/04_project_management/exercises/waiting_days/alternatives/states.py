history, waiting_days = load("task_history"), {"us": 0, "client": 0}
for task in set(history.query("field == 'RESPONSIBLE_ID' and after == '6'")["task"]):
    rows = history[history["task"] == task].to_dict("records")
    for n in range(33):
        day = pd.Timestamp(2026, 8, 10, 18) + pd.Timedelta(days=n)
        if day.dayofweek > 4 or rows[0]["time"] > day:
            continue
        side, stopped = "us", False
        for row in rows:
            if row["time"] > day:
                break
            if row["field"] == "RESPONSIBLE_ID":
                side = "client" if row["after"] == "6" else "us"
            if row["field"] == "STATUS":
                stopped = row["after"] in "56"
        waiting_days[side] += not stopped
