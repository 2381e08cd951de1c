# caught by: value
report = load("direct_report")
strangers = report[report["CampaignName"] != "parogor_brand_search"]
ad_cost_share = strangers["Cost"].sum() / strangers["Revenue"].sum() * 100
