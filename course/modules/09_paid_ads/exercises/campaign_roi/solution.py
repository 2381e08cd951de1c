def campaign_roi(report):
    """ROI of every campaign that spent something: a dictionary or a Series, campaign -> percent."""
    ### BEGIN SOLUTION
    money = report.groupby("CampaignName")[["Cost", "Revenue"]].sum()
    money = money[money["Cost"] > 0]
    return (money["Revenue"] - money["Cost"]) / money["Cost"] * 100
    ### END SOLUTION
