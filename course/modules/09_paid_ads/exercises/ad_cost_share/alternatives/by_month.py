report = load("direct_report")
months = report.groupby(report["Date"].dt.month)[["Cost", "Revenue"]].sum()
ad_cost_share = round(100 * months["Cost"].sum() / months["Revenue"].sum(), 2)
