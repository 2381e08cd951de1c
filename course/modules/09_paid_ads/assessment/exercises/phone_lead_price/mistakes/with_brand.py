# caught by: with_brand
report = load("direct_report")
rows = report[(report["AdNetworkType"] == "SEARCH") & (report["Device"] == "MOBILE")]
rows = rows[rows["Date"].between("2026-07-06", "2026-08-30")]
phone_lead_price = rows["Cost"].sum() / rows["Conversions"].sum()
