# caught by: brand_on_one_side
report = load("direct_report")
cost = report.loc[report["CampaignName"] != "parogor_brand_search", "Cost"].sum()
cost_per_lead = cost / report["Conversions"].sum()
