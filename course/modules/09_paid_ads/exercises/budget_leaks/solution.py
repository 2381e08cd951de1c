report = load("direct_report")
report["Segment"] = report["AdGroupName"] + " / " + report["AdNetworkType"] + " / " + report["Device"]
segments = report.groupby("Segment")[["Clicks", "Conversions"]].sum()
# rate = report[...].sum() / report[...].sum()
# silent = segments[segments["Conversions"] == ...]
# by_chance = (1 - rate) ** silent[...]
# budget_leaks = set(silent.index[by_chance < ...])
### BEGIN SOLUTION
rate = report["Conversions"].sum() / report["Clicks"].sum()
silent = segments[segments["Conversions"] == 0]
by_chance = (1 - rate) ** silent["Clicks"]
budget_leaks = set(silent.index[by_chance < 0.05])
### END SOLUTION
