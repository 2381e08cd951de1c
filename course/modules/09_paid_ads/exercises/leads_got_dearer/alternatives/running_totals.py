report = load("direct_report")
report["Week"] = report["Date"].dt.to_period("W-SUN").dt.start_time
enough = report.groupby("CampaignName")["Conversions"].sum() >= 30
rows = report[report["CampaignName"].map(enough)]
cost = rows.pivot_table(index="Week", columns="CampaignName", values="Cost", aggfunc="sum")
leads = rows.pivot_table(index="Week", columns="CampaignName", values="Conversions", aggfunc="sum")
before = (cost.cumsum() / leads.cumsum()).shift(1)
after = cost[::-1].cumsum()[::-1] / leads[::-1].cumsum()[::-1]
growth = (after / before).iloc[3:11].stack()
week, campaign = growth.idxmax()
leads_got_dearer = {"campaign": campaign, "week": week}
