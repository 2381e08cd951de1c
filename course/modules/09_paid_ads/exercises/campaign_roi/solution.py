report = load("direct_report")
money = report.groupby("CampaignName")[["Cost", "Revenue"]].sum()
# campaign_roi = (money[...] - money[...]) / money[...] * 100
### BEGIN SOLUTION
campaign_roi = (money["Revenue"] - money["Cost"]) / money["Cost"] * 100
### END SOLUTION
