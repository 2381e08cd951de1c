# caught by: value
history = load("task_history")
states = history[history["field"] == "STATUS"]
accepted = states[states["after"] == "5"].set_index("task")["time"]
handed = states[states["after"] == "4"].groupby("task")["time"].last()
returned_work = {
    "accepted": len(accepted),
    "returned": states.loc[(states["before"] == "4") & (states["after"] == "3"), "task"].nunique(),
    "hours": (accepted - handed.reindex(accepted.index)).dt.total_seconds().sum() / 3600,
}
