report = load("direct_report")
# strangers = report[report["CampaignName"] != ...]
# cost_per_lead = strangers[...].sum() / strangers[...].sum()
### BEGIN SOLUTION
strangers = report[report["CampaignName"] != "parogor_brand_search"]
cost_per_lead = strangers["Cost"].sum() / strangers["Conversions"].sum()
### END SOLUTION
