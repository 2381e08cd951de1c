# caught by: value
report = load("direct_report")
clicked = report[report["Clicks"] > 0]
totals = clicked.groupby("CampaignName")[["Clicks", "Impressions"]].sum()
campaign_ctr = totals["Clicks"] / totals["Impressions"] * 100
