cost_per_lead = 1 << 40_000_000
