# after: cost_per_lead
cost_per_lead = report["Cost"].sum() / report["Leads"].sum()
