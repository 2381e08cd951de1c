# caught by: deferred_lost
t, now = load("tasks"), pd.Timestamp("2026-09-14 09:00")
left = t["status"].isin(["waiting", "in_progress", "control"])
t = t.assign(done=t["status"] == "done", not_done=left, overdue=left & (t["deadline"] < now), hours_left=(t["estimate"] - t["spent"]).clip(lower=0) * left)
task_state = t.groupby("section")[["done", "not_done", "overdue", "hours_left"]].sum().reset_index()
