# caught by: sections
t = load("tasks")
done = t["status"] == "done"
task_state = pd.DataFrame({"section": ["all"], "done": [done.sum()], "not_done": [(~done).sum()], "overdue": [0], "hours_left": [0]})
