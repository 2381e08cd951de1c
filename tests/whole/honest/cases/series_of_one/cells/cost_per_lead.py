report = load("tiny_report")
totals = report[["Cost", "Leads"]].sum()
cost_per_lead = pd.Series([totals["Cost"] / totals["Leads"]])
