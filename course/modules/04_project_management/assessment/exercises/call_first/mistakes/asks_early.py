# caught by: value
t = load("call_first")
time = (t["today"] - t["start"] + 1) / (t["deadline"] - t["start"] + 1)
need = time.map(lambda x: 100 if x >= 1 else 90 if x >= 0.75 else 60)
call_first = (need - t["ready"]).clip(lower=0).groupby(t["person"]).sum().to_dict()
