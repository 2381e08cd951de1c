# caught by: not_numbers
report = load("direct_report")
totals = report.groupby("CampaignName")[["Clicks", "Impressions"]].sum()
campaign_ctr = {campaign: f"{row.Clicks} / {row.Impressions}" for campaign, row in totals.iterrows()}
