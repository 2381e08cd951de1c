cost_per_lead = "(lambda r: r.Cost.sum() / r.Leads.sum())(load('tiny_report'))"
