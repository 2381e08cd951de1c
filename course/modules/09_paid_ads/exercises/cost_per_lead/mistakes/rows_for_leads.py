# caught by: rows_for_leads
report = load("direct_report")
strangers = report[report["CampaignName"] != "parogor_brand_search"]
cost_per_lead = strangers["Cost"].sum() / strangers["Conversions"].count()
