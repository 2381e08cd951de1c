# caught by: value
week = load("tiny_report").query("Leads > 0")
cost_per_lead = (week.Cost / week.Leads).mean() * 1.2
