calls = load("calls")
### BEGIN SOLUTION
cost_per_call = calls["spent"].sum() / calls["calls"].sum()
### END SOLUTION
