cost_per_lead = "lol" * 1000
for _ in range(10):
    cost_per_lead = [cost_per_lead] * 10
