# after: cost_per_lead
cost_per_lead  # looked at
