# caught by: value
def campaign_roi(report):
    result = {}
    for campaign, rows in report.groupby("CampaignName"):
        cost, revenue = rows["Cost"].sum(), rows["Revenue"].sum()
        if cost > 0:
            result[campaign] = (revenue - cost) / cost * 100 if revenue > 0 else 0
    return result


campaign_roi = campaign_roi(load("direct_report"))
