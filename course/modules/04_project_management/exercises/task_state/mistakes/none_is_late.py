# caught by: no_deadline
t, now = load("tasks"), pd.Timestamp("2026-09-14 09:00")
done = t["status"] == "done"
t = t.assign(done=done, not_done=~done, overdue=~done & ~(t["deadline"] >= now), hours_left=(t["estimate"] - t["spent"]).clip(lower=0) * ~done)
task_state = t.groupby("section")[["done", "not_done", "overdue", "hours_left"]].sum().reset_index()
