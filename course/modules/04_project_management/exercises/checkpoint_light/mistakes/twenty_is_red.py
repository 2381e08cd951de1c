# caught by: value
checkpoint_light = {}
for task, allotted, passed, ready in load("checkpoint_light").values.tolist():
    time = passed / allotted
    missing = (90 if time >= 0.75 else 60) - ready
    colour = "green" if ready == 100 else "red" if time >= 1 else "early" if time < 0.5 else "green" if missing <= 0 else "amber" if missing < 20 else "red"
    checkpoint_light[task] = colour
