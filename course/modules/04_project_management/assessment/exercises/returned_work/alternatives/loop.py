returned_work = {"accepted": 0, "returned": 0, "hours": 0}
for task, log in load("task_history").groupby("task"):
    given, back = None, False
    for row in log.to_dict("records"):
        if row["field"] == "STATUS":
            back = back or (row["before"] == "4" and row["after"] == "3")
            if row["after"] == "4":
                given = row["time"]
            elif row["after"] == "5":
                returned_work["accepted"] += 1
                returned_work["returned"] += back
                returned_work["hours"] += (row["time"] - given) / pd.Timedelta(hours=1)
