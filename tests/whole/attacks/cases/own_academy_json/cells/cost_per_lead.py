cost_per_lead = 1
