report = load("direct_report")
# ad_cost_share = report[...].sum() / report[...].sum() * 100
### BEGIN SOLUTION
ad_cost_share = report["Cost"].sum() / report["Revenue"].sum() * 100
### END SOLUTION
