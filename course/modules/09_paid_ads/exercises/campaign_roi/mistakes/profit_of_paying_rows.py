# caught by: value
def campaign_roi(report):
    profit = (report["Revenue"] - report["Cost"]).groupby(report["CampaignName"]).sum()
    cost = report.groupby("CampaignName")["Cost"].sum()
    return profit[cost > 0] / cost[cost > 0] * 100


campaign_roi = campaign_roi(load("direct_report"))
