# caught by: had_leads
report = load("direct_report")
report["Segment"] = report["AdGroupName"] + " / " + report["AdNetworkType"] + " / " + report["Device"]
segments = report.groupby("Segment")[["Clicks", "Conversions"]].sum()
rate = report["Conversions"].sum() / report["Clicks"].sum()
budget_leaks = set(segments.index[(1 - rate) ** segments["Clicks"] < 0.05])
