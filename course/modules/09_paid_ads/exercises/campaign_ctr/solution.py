report = load("direct_report")
totals = report.groupby("CampaignName")[["Clicks", "Impressions"]].sum()
# campaign_ctr = totals[...] / totals[...] * 100
### BEGIN SOLUTION
campaign_ctr = totals["Clicks"] / totals["Impressions"] * 100
### END SOLUTION
