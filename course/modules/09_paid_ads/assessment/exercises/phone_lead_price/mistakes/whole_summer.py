# caught by: whole_summer
report = load("direct_report")
rows = report[(report["AdNetworkType"] == "SEARCH") & (report["Device"] == "MOBILE")]
rows = rows[rows["CampaignName"] != "parogor_brand_search"]
phone_lead_price = rows["Cost"].sum() / rows["Conversions"].sum()
