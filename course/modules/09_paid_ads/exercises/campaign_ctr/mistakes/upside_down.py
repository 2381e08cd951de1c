# caught by: upside_down
report = load("direct_report")
totals = report.groupby("CampaignName")[["Clicks", "Impressions"]].sum()
campaign_ctr = totals["Impressions"] / totals["Clicks"]
