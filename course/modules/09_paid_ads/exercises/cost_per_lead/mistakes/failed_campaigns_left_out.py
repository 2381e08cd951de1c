# caught by: without_failures
report = load("direct_report")
campaigns = report.groupby("CampaignName")[["Cost", "Conversions"]].sum().drop("parogor_brand_search")
campaigns = campaigns[campaigns["Conversions"] > 0]
cost_per_lead = campaigns["Cost"].sum() / campaigns["Conversions"].sum()
