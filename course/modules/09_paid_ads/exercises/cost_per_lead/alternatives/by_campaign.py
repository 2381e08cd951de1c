report = load("direct_report")
campaigns = report.groupby("CampaignName")[["Cost", "Conversions"]].sum().drop("parogor_brand_search")
cost_per_lead = round(campaigns["Cost"].sum() / campaigns["Conversions"].sum())
