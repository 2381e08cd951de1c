# caught by: had_leads
report = load("direct_report")
report["Segment"] = report["AdGroupName"] + " / " + report["AdNetworkType"] + " / " + report["Device"]
empty = report[report["Conversions"].isna() & (report["Clicks"] > 0)]
budget_leaks = set(empty["Segment"])
