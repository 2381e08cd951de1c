report = load("direct_report")
report["Segment"] = report["AdGroupName"] + " / " + report["AdNetworkType"] + " / " + report["Device"]
### BEGIN SOLUTION
segments = report.groupby("Segment")[["Clicks", "Conversions"]].sum()
rate = report["Conversions"].sum() / report["Clicks"].sum()
silent = segments[segments["Conversions"] == 0]
by_chance = (1 - rate) ** silent["Clicks"]
budget_leaks = set(silent.index[by_chance < 0.05])
### END SOLUTION
