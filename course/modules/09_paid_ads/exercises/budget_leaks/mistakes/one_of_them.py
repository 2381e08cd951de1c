# caught by: missed
report = load("direct_report")
report["Segment"] = report["AdGroupName"] + " / " + report["AdNetworkType"] + " / " + report["Device"]
segments = report.groupby("Segment")[["Clicks", "Cost", "Conversions"]].sum()
silent = segments[segments["Conversions"] == 0].sort_values("Cost")
budget_leaks = {silent.index[-1]}
