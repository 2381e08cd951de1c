# caught by: over
checkpoint_light = {}
for task, allotted, passed, ready in load("checkpoint_light").values.tolist():
    time = passed / allotted
    missing = (100 if time >= 1 else 90 if time >= 0.75 else 60) - ready
    colour = "early" if time < 0.5 and ready < 100 else "green" if missing <= 0 else "amber" if missing <= 20 else "red"
    checkpoint_light[task] = colour
