# caught by: mean_of_rates
report = load("direct_report")
days = report.groupby(["CampaignName", "Date"])[["Clicks", "Impressions"]].sum()
days["ctr"] = days["Clicks"] / days["Impressions"] * 100
campaign_ctr = days.groupby("CampaignName")["ctr"].mean()
