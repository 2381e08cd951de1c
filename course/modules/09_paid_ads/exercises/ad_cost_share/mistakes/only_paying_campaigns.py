# caught by: only_paying
report = load("direct_report")
campaigns = report.groupby("CampaignName")[["Cost", "Revenue"]].sum()
campaigns = campaigns[campaigns["Revenue"] > 0]
ad_cost_share = campaigns["Cost"].sum() / campaigns["Revenue"].sum() * 100
