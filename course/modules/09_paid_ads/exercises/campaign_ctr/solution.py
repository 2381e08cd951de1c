report = load("direct_report")
### BEGIN SOLUTION
totals = report.groupby("CampaignName")[["Clicks", "Impressions"]].sum()
campaign_ctr = totals["Clicks"] / totals["Impressions"] * 100
### END SOLUTION
