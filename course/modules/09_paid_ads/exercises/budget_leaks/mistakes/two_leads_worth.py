# caught by: tiny_samples
report = load("direct_report")
report["Segment"] = report["AdGroupName"] + " / " + report["AdNetworkType"] + " / " + report["Device"]
segments = report.groupby("Segment")[["Clicks", "Cost", "Conversions"]].sum()
silent = segments[segments["Conversions"] == 0]
price = report["Cost"].sum() / report["Conversions"].sum()
budget_leaks = set(silent.index[silent["Cost"] > 2 * price])
