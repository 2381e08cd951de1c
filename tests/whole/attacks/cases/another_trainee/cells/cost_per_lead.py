report = load("tiny_report")
cost_per_lead = report["Cost"].sum() / report["Leads"].sum()
