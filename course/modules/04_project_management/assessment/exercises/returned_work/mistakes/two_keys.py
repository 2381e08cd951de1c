# caught by: shape
s = load("task_history").query("field == 'STATUS'")
returned_work = {"accepted": int((s["after"] == "5").sum()), "returned": int(((s["before"] == "4") & (s["after"] == "3")).sum())}
