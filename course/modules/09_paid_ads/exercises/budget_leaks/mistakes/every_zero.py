# caught by: tiny_samples
report = load("direct_report")
report["Segment"] = report["AdGroupName"] + " / " + report["AdNetworkType"] + " / " + report["Device"]
segments = report.groupby("Segment")[["Clicks", "Conversions"]].sum()
budget_leaks = set(segments.index[segments["Conversions"] == 0])
