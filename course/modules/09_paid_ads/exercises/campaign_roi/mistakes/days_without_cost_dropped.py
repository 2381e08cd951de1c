# caught by: other_report
def campaign_roi(report):
    report = report[report["Cost"] > 0]
    money = report.groupby("CampaignName")[["Cost", "Revenue"]].sum()
    return (money["Revenue"] - money["Cost"]) / money["Cost"] * 100
