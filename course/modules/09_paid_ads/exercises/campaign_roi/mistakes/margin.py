# caught by: divided_by_revenue
def campaign_roi(report):
    money = report.groupby("CampaignName")[["Cost", "Revenue"]].sum()
    money = money[(money["Cost"] > 0) & (money["Revenue"] > 0)]
    return (money["Revenue"] - money["Cost"]) / money["Revenue"] * 100


campaign_roi = campaign_roi(load("direct_report"))
