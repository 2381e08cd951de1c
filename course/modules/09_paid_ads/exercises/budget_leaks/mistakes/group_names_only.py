# caught by: unknown
report = load("direct_report")
report["Segment"] = report["AdGroupName"] + " / " + report["AdNetworkType"] + " / " + report["Device"]
groups = report.groupby("AdGroupName")[["Clicks", "Conversions"]].sum()
rate = report["Conversions"].sum() / report["Clicks"].sum()
budget_leaks = set(groups.index[(groups["Conversions"] == 0) & ((1 - rate) ** groups["Clicks"] < 0.05)])
