def cheapest(report):
    priced = report.assign(price=report.Cost.div(report.Leads.where(report.Leads > 0)))
    return priced.sort_values("price").iloc[0].Campaign
