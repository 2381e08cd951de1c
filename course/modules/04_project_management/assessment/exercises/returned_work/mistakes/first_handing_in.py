# caught by: value
s = load("task_history").query("field == 'STATUS'")
done = s[s["after"] == "5"].set_index("task")["time"]
first = s[s["after"] == "4"].groupby("task")["time"].first().reindex(done.index)
back = s[(s["before"] == "4") & (s["after"] == "3")]["task"].unique()
returned_work = {"accepted": len(done), "returned": len(back), "hours": (done - first).dt.total_seconds().sum() / 3600}
