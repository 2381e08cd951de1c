# caught by: shares
report = load("direct_report")
totals = report.groupby("CampaignName")[["Clicks", "Impressions"]].sum()
campaign_ctr = totals["Clicks"] / totals["Impressions"]
