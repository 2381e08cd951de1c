t = load("call_first").eval("part = (today - start + 1) / (deadline - start + 1)")
t["need"] = pd.cut(t["part"], [0, 0.5, 0.75, 1, 99], right=False, labels=[0, 60, 90, 100]).astype(int)
t["gap"] = (t["need"] - t["ready"]).where(t["need"] > t["ready"], 0)
call_first = t.pivot_table(index="person", values="gap", aggfunc="sum")["gap"]
