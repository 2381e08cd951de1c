report = load("tiny_report")
report["Cost"].plot(kind="pie")
cost_per_lead = report["Cost"].sum() / report["Leads"].sum()
