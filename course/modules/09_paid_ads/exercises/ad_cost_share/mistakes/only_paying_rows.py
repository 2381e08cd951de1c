# caught by: only_paying
report = load("direct_report").dropna(subset=["Revenue"])
ad_cost_share = report["Cost"].sum() / report["Revenue"].sum() * 100
