cost_per_lead = list(range(5_000_000))
