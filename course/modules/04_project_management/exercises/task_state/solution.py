tasks = load("tasks")
now = pd.Timestamp("2026-09-14 09:00")
### BEGIN SOLUTION
tasks["accepted"] = tasks["status"] == "done"
tasks["open"] = ~tasks["accepted"]
tasks["late"] = tasks["open"] & (tasks["deadline"] < now)
tasks["left"] = (tasks["estimate"] - tasks["spent"]).clip(lower=0).where(tasks["open"], 0)
task_state = tasks.groupby("section")[["accepted", "open", "late", "left"]].sum().reset_index()
task_state.columns = ["section", "done", "not_done", "overdue", "hours_left"]
### END SOLUTION
