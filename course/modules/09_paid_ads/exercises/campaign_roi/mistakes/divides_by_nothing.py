# caught by: zero_cost
def campaign_roi(report):
    money = report.groupby("CampaignName")[["Cost", "Revenue"]].sum()
    return (money["Revenue"] - money["Cost"]) / money["Cost"] * 100
