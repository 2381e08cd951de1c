report = load("direct_report")
report["Segment"] = report["AdGroupName"] + " / " + report["AdNetworkType"] + " / " + report["Device"]
rate = report["Conversions"].sum() / report["Clicks"].sum()
budget_leaks = []
for segment, rows in report.groupby("Segment"):
    if rows["Conversions"].isna().all() and (1 - rate) ** rows["Clicks"].sum() < 0.05:
        budget_leaks.append(segment)
