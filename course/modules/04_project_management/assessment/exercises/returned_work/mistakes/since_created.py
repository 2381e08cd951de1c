# caught by: value
h = load("task_history")
s = h.query("field == 'STATUS'")
done = s[s["after"] == "5"].set_index("task")["time"]
begun = h[h["field"] == "NEW"].set_index("task")["time"].reindex(done.index)
back = s[(s["before"] == "4") & (s["after"] == "3")]["task"].unique()
returned_work = {"accepted": len(done), "returned": len(back), "hours": (done - begun).dt.total_seconds().sum() / 3600}
