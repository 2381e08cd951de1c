report = load("tiny_report")
cost_per_lead = f"{report['Cost'].sum() / report['Leads'].sum():.2f} ₽".replace(".", ",")
