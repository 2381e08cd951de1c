# caught by: value
report = load("direct_report")
roi = (report["Revenue"].sum() / report["Cost"].sum() - 1) * 100
campaign_roi = {campaign: roi for campaign in report["CampaignName"].unique()}
