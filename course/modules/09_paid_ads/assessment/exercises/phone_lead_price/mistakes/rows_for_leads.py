# caught by: value
report = load("direct_report")
rows = report[(report["AdNetworkType"] == "SEARCH") & (report["Device"] == "MOBILE")]
rows = rows[rows["Date"].between("2026-07-06", "2026-08-30")]
rows = rows[rows["CampaignName"] != "parogor_brand_search"]
phone_lead_price = rows["Cost"].sum() / rows["Conversions"].count()
