report = load("tiny_report")
### BEGIN SOLUTION
cost_per_lead = report["Cost"].sum() / report["Leads"].sum()
### END SOLUTION
