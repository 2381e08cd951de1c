spent = leads = 0
for _, row in load("tiny_report").iterrows():
    spent, leads = spent + row.Cost, leads + row.Leads
cost_per_lead = spent / leads
