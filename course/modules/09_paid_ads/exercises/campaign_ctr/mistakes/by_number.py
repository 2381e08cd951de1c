# caught by: names
report = load("direct_report")
totals = report.groupby("CampaignId")[["Clicks", "Impressions"]].sum()
campaign_ctr = totals["Clicks"] / totals["Impressions"] * 100
