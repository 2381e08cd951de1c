# caught by: value
s = load("task_history").query("field == 'STATUS'")
done = s[s["after"] == "5"].set_index("task")["time"]
last = s[s["after"] == "4"].groupby("task")["time"].last().reindex(done.index)
returned_work = {"accepted": len(done), "returned": int((s["after"] == "3").sum()), "hours": (done - last).dt.total_seconds().sum() / 3600}
