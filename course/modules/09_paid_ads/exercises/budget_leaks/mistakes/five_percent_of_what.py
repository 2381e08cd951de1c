# caught by: tiny_samples
report = load("direct_report")
report["Segment"] = report["AdGroupName"] + " / " + report["AdNetworkType"] + " / " + report["Device"]
segments = report.groupby("Segment")[["Clicks", "Conversions"]].sum()
rate = report["Conversions"].sum() / report["Clicks"].sum()
by_chance = (1 - rate) ** segments["Clicks"]
budget_leaks = set(segments.index[(segments["Conversions"] == 0) & (by_chance > 0.05)])
