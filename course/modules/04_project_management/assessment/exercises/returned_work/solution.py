history = load("task_history")
### BEGIN SOLUTION
states = history[history["field"] == "STATUS"]
accepted = states[states["after"] == "5"].set_index("task")["time"]
handed = states[states["after"] == "4"].groupby("task")["time"].last()
back = set(states.loc[(states["before"] == "4") & (states["after"] == "3"), "task"])
returned_work = {
    "accepted": len(accepted),
    "returned": len(back & set(accepted.index)),
    "hours": (accepted - handed.reindex(accepted.index)).dt.total_seconds().sum() / 3600,
}
### END SOLUTION
