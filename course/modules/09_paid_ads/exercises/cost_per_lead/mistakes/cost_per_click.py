# caught by: value
report = load("direct_report")
strangers = report[report["CampaignName"] != "parogor_brand_search"]
cost_per_lead = strangers["Cost"].sum() / strangers["Clicks"].sum()
