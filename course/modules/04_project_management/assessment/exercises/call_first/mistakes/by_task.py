# caught by: shape
t = load("call_first")
call_first = dict(zip(t["task"], (60 - t["ready"]).clip(lower=0)))
