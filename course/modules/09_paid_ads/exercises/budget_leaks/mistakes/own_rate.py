# caught by: nothing_found
report = load("direct_report")
report["Segment"] = report["AdGroupName"] + " / " + report["AdNetworkType"] + " / " + report["Device"]
segments = report.groupby("Segment")[["Clicks", "Conversions"]].sum()
rate = segments["Conversions"] / segments["Clicks"]
by_chance = (1 - rate) ** segments["Clicks"]
budget_leaks = set(segments.index[(segments["Conversions"] == 0) & (by_chance < 0.05)])
