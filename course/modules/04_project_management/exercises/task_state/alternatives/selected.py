t = load("tasks")
left = t[t["status"] != "done"].assign(rest=lambda x: (x["estimate"] - x["spent"]).where(x["estimate"] > x["spent"], 0))
by = left.groupby("section")
task_state = pd.DataFrame({
    "hours_left": by["rest"].sum(),
    "overdue": left[left["deadline"] < "2026-09-14 09:00"].groupby("section").size().reindex(left["section"].unique()).fillna(0),
    "not_done": by.size(),
    "done": t[t["status"] == "done"].groupby("section").size(),
}).fillna(0).rename_axis("section").reset_index()
