cost_per_lead = 1.0
for _ in range(100_000):
    cost_per_lead = [cost_per_lead]
