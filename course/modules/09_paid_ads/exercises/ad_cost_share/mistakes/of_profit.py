# caught by: subtracted
report = load("direct_report")
ad_cost_share = report["Cost"].sum() / (report["Revenue"].sum() - report["Cost"].sum()) * 100
