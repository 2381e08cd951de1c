report = load("direct_report")
totals = report.groupby("CampaignName")[["Clicks", "Impressions"]].sum()
ctr = totals["Clicks"] / totals["Impressions"] * 100
campaign_ctr = {campaign: f"{rate:.2f} %" for campaign, rate in ctr.items()}
