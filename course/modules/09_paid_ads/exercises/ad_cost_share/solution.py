report = load("direct_report")
### BEGIN SOLUTION
ad_cost_share = report["Cost"].sum() / report["Revenue"].sum() * 100
### END SOLUTION
