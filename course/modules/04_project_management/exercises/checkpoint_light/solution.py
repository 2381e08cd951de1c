tasks = load("checkpoint_light")
### BEGIN SOLUTION
checkpoint_light = {}
for row in tasks.itertuples():
    time = row.passed / row.allotted
    missing = (100 if time >= 1 else 90 if time >= 0.75 else 60) - row.ready
    if row.ready == 100:
        light = "green"
    elif time < 0.5:
        light = "early"
    elif time >= 1 or missing > 20:
        light = "red"
    else:
        light = "amber" if missing > 0 else "green"
    checkpoint_light[row.task] = light
### END SOLUTION
