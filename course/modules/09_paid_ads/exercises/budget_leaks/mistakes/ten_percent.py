# caught by: tiny_samples
report = load("direct_report")
report["Segment"] = report["AdGroupName"] + " / " + report["AdNetworkType"] + " / " + report["Device"]
segments = report.groupby("Segment")[["Clicks", "Cost", "Conversions"]].sum()
silent = segments[segments["Conversions"] == 0]
rate = report["Conversions"].sum() / report["Clicks"].sum()
budget_leaks = set(silent.index[(1 - rate) ** silent["Clicks"] < 0.1])
