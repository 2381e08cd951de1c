report = load("direct_report")
rows = report.query("AdNetworkType == 'SEARCH' and Device == 'MOBILE' and CampaignName != 'parogor_brand_search'")
rows = rows[rows["Date"] >= "2026-07-06"]
phone_lead_price = round(rows["Cost"].sum() / rows["Conversions"].sum(), 2)
