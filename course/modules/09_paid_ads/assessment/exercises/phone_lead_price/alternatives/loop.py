spent = leads = 0
for row in load("direct_report").fillna({"Conversions": 0}).to_dict("records"):
    on_phones = row["AdNetworkType"] == "SEARCH" and row["Device"] == "MOBILE"
    if on_phones and "brand" not in row["CampaignName"] and str(row["Date"])[:10] >= "2026-07-06":
        spent += row["Cost"]
        leads += row["Conversions"]
phone_lead_price = spent / leads
