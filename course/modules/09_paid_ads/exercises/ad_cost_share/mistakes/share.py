# caught by: share
report = load("direct_report")
ad_cost_share = report["Cost"].sum() / report["Revenue"].sum()
