# caught by: shares
def campaign_roi(report):
    money = report.groupby("CampaignName")[["Cost", "Revenue"]].sum()
    money = money[money["Cost"] > 0]
    return (money["Revenue"] - money["Cost"]) / money["Cost"]


campaign_roi = campaign_roi(load("direct_report"))
