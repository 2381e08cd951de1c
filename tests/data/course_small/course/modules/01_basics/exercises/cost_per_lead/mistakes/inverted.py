# caught by: inverted
week = load("tiny_report")
cost_per_lead = week.Leads.sum() / week.Cost.sum()
