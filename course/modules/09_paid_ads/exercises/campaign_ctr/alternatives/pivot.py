report = load("direct_report")
pivot = report.pivot_table(index="CampaignName", values=["Clicks", "Impressions"], aggfunc="sum")
campaign_ctr = pivot.eval("100 * Clicks / Impressions").to_dict()
