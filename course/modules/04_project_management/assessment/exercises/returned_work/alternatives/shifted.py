s = load("task_history")
s = s[s["field"] == "STATUS"].assign(before_it=lambda t: t.groupby("task")["time"].shift())
done = s[s["after"] == "5"]
hours = ((done["time"] - done["before_it"]).dt.total_seconds() / 3600).sum()
back = s[(s["before"] == "4") & (s["after"] == "3") & s["task"].isin(done["task"])]["task"].nunique()
returned_work = pd.Series({"hours": round(hours, 1), "returned": back, "accepted": len(done)})
