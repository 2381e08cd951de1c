report = load("direct_report")
roas = report["Revenue"].sum() / report["Cost"].sum()
ad_cost_share = 100 / roas
