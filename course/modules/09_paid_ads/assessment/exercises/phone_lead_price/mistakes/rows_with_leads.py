# caught by: without_misses
report = load("direct_report")
rows = report[(report["AdNetworkType"] == "SEARCH") & (report["Device"] == "MOBILE")]
rows = rows[rows["Date"].between("2026-07-06", "2026-08-30")]
rows = rows[rows["CampaignName"] != "parogor_brand_search"]
rows = rows.dropna(subset=["Conversions"])
phone_lead_price = rows["Cost"].sum() / rows["Conversions"].sum()
