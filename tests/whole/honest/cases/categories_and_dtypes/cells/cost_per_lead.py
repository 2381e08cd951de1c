report = load("tiny_report").astype({"Campaign": "category", "Cost": "Int64", "Leads": "int16"})
totals = report.groupby("Campaign", observed=True)[["Cost", "Leads"]].sum().sum()
cost_per_lead = totals["Cost"] / totals["Leads"]
