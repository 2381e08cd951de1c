t = load("checkpoint_light").assign(time=lambda x: x["passed"] / x["allotted"], colour="early")
t["missing"] = t["time"].map(lambda x: 90 if x >= 0.75 else 60) - t["ready"]
t.loc[t["time"] >= 0.5, "colour"] = "red"
t.loc[(t["time"] >= 0.5) & (t["missing"] <= 20), "colour"] = "amber"
t.loc[(t["time"] >= 0.5) & (t["missing"] <= 0), "colour"] = "green"
t.loc[t["time"] >= 1, "colour"] = "red"
t.loc[t["ready"] == 100, "colour"] = "green"
checkpoint_light = t.set_index("task")["colour"]
