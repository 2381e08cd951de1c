report = load("tiny_report")
### BEGIN SOLUTION
silent = report.loc[report["Leads"] == 0, "Cost"].sum()
wasted_share = 100 * silent / report["Cost"].sum()
### END SOLUTION
