def campaign_roi(report):
    result = {}
    for campaign, rows in report.groupby("CampaignName"):
        cost = rows["Cost"].sum()
        if cost > 0:
            result[campaign] = round((rows["Revenue"].sum() / cost - 1) * 100, 1)
    return result


campaign_roi = campaign_roi(load("direct_report"))
