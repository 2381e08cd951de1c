# caught by: value
t = load("call_first")
need = (100 * (t["today"] - t["start"] + 1) / (t["deadline"] - t["start"] + 1)).clip(upper=100)
call_first = (need - t["ready"]).clip(lower=0).groupby(t["person"]).sum().to_dict()
