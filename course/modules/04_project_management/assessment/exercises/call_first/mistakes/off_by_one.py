# caught by: value
t = load("call_first")
time = (t["today"] - t["start"]) / (t["deadline"] - t["start"])
need = time.map(lambda x: 100 if x >= 1 else 90 if x >= 0.75 else 60 if x >= 0.5 else 0)
call_first = (need - t["ready"]).clip(lower=0).groupby(t["person"]).sum().to_dict()
