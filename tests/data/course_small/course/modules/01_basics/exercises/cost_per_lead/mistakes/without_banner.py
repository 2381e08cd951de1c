# caught by: without_banner
week = load("tiny_report").query("Leads > 0")
cost_per_lead = week.Cost.sum() / week.Leads.sum()
