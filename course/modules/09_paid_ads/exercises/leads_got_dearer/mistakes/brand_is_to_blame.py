# caught by: campaign
report = load("direct_report")
report["Week"] = report["Date"].dt.to_period("W-SUN").dt.start_time
rows = report[report["CampaignName"] == "parogor_brand_search"]
weeks = rows.groupby("Week")[["Cost", "Conversions"]].sum()
week = (weeks["Cost"] / weeks["Conversions"]).pct_change().idxmax()
leads_got_dearer = {"campaign": "parogor_brand_search", "week": str(week.date())}
