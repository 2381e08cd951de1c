# caught by: left_out
def campaign_roi(report):
    money = report.dropna(subset=["Revenue"]).groupby("CampaignName")[["Cost", "Revenue"]].sum()
    return (money["Revenue"] - money["Cost"]) / money["Cost"] * 100


campaign_roi = campaign_roi(load("direct_report"))
