cost_per_lead = []
cost_per_lead.append(cost_per_lead)
