report = load("direct_report").fillna({"Conversions": 0})
spent = leads = 0
for row in report.to_dict("records"):
    if "brand" not in row["CampaignName"]:
        spent += row["Cost"]
        leads += row["Conversions"]
cost_per_lead = spent / leads
