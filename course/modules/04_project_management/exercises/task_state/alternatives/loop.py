lines = {}
for row in load("tasks").to_dict("records"):
    line = lines.setdefault(row["section"], {"section": row["section"], "done": 0, "not_done": 0, "overdue": 0, "hours_left": 0})
    if row["status"] == "done":
        line["done"] += 1
        continue
    line["not_done"] += 1
    line["overdue"] += row["deadline"] < pd.Timestamp(2026, 9, 14, 9)
    line["hours_left"] += max(0, row["estimate"] - row["spent"])
task_state = pd.DataFrame(lines.values())
