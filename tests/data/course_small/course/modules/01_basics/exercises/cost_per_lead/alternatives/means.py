means = load("tiny_report")[["Cost", "Leads"]].mean()
cost_per_lead = means["Cost"] / means["Leads"]
