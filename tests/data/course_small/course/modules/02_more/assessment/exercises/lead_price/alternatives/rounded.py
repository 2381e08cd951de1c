total = pd.DataFrame(load("lead_price"))
lead_price = round(total.cost.sum() / total.leads.sum(), 2)
