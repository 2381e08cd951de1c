# caught by: value
report = load("direct_report")
report["ROI"] = (report["Revenue"].fillna(0) - report["Cost"]) / report["Cost"] * 100
campaign_roi = report[report["Cost"] > 0].groupby("CampaignName")["ROI"].mean()
