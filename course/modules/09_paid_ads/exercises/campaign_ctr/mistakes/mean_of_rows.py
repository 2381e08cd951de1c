# caught by: mean_of_rates
report = load("direct_report")
campaign_ctr = report.groupby("CampaignName")["Ctr"].mean()
