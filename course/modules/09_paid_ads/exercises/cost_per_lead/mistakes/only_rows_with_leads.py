# caught by: only_rows_with_leads
report = load("direct_report").dropna(subset=["Conversions"])
strangers = report[report["CampaignName"] != "parogor_brand_search"]
cost_per_lead = strangers["Cost"].sum() / strangers["Conversions"].sum()
