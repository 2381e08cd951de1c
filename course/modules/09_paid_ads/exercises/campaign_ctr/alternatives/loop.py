report = load("direct_report")
campaign_ctr = {}
for campaign, rows in report.groupby("CampaignName"):
    campaign_ctr[campaign] = round(100 * rows["Clicks"].sum() / rows["Impressions"].sum(), 2)
