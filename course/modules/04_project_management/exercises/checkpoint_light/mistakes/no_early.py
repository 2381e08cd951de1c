# caught by: asked_early
checkpoint_light = {}
for task, allotted, passed, ready in load("checkpoint_light").values.tolist():
    time = passed / allotted
    missing = (100 if time >= 1 else 90 if time >= 0.75 else 60) - ready
    colour = "green" if missing <= 0 else "red" if missing > 20 or time >= 1 else "amber"
    checkpoint_light[task] = colour
