# caught by: left_out
def campaign_roi(report):
    money = report.groupby("CampaignName")[["Cost", "Revenue"]].sum()
    money = money[(money["Cost"] > 0) & (money["Revenue"] > 0)]
    return (money["Revenue"] - money["Cost"]) / money["Cost"] * 100


campaign_roi = campaign_roi(load("direct_report"))
