# caught by: upside_down
report = load("direct_report")
ad_cost_share = report["Revenue"].sum() / report["Cost"].sum()
