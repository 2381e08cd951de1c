# caught by: other_report
data = load("direct_report")


def campaign_roi(report):
    money = data.groupby("CampaignName")[["Cost", "Revenue"]].sum()
    money = money[money["Cost"] > 0]
    return (money["Revenue"] - money["Cost"]) / money["Cost"] * 100
