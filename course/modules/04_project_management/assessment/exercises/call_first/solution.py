tasks = load("call_first")
### BEGIN SOLUTION
time = (tasks["today"] - tasks["start"] + 1) / (tasks["deadline"] - tasks["start"] + 1)
need = time.map(lambda x: 100 if x >= 1 else 90 if x >= 0.75 else 60 if x >= 0.5 else 0)
tasks["missing"] = (need - tasks["ready"]).clip(lower=0)
call_first = tasks.groupby("person")["missing"].sum()
### END SOLUTION
