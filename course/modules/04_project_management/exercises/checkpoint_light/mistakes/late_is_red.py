# caught by: finished_red
checkpoint_light = {}
for task, allotted, passed, ready in load("checkpoint_light").values.tolist():
    time = passed / allotted
    if time >= 1:
        colour = "red"
    elif time < 0.5:
        colour = "early"
    else:
        missing = (90 if time >= 0.75 else 60) - ready
        colour = "green" if missing <= 0 else "amber" if missing <= 20 else "red"
    checkpoint_light[task] = colour
