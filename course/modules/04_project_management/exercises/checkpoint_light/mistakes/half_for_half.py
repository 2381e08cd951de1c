# caught by: linear
checkpoint_light = {}
for task, allotted, passed, ready in load("checkpoint_light").values.tolist():
    time = 100 * passed / allotted
    if ready == 100:
        colour = "green"
    elif time >= 100:
        colour = "red"
    elif time < 50:
        colour = "early"
    else:
        colour = "green" if ready >= time else "amber" if ready >= time - 20 else "red"
    checkpoint_light[task] = colour
