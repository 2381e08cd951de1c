tasks = load("checkpoint_light")
### BEGIN SOLUTION


def light(allotted, passed, ready):
    time = passed / allotted
    if ready == 100:
        return "green"
    if time >= 1:
        return "red"
    if time < 0.5:
        return "early"
    missing = (90 if time >= 0.75 else 60) - ready
    return "green" if missing <= 0 else "amber" if missing <= 20 else "red"


checkpoint_light = {
    task: light(allotted, passed, ready)
    for task, allotted, passed, ready in tasks[["task", "allotted", "passed", "ready"]].itertuples(index=False)
}
### END SOLUTION
