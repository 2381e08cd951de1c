# caught by: week
report = load("direct_report")
report["Week"] = report["Date"].dt.to_period("W-SUN").dt.start_time
rows = report[report["CampaignName"] == "bath_generic_search"]
months = rows.groupby(rows["Date"].dt.month)[["Cost", "Conversions"]].sum()
dearest = (months["Cost"] / months["Conversions"]).idxmax()
week = rows.loc[rows["Date"].dt.month == dearest, "Week"].unique()[1]
leads_got_dearer = {"campaign": "bath_generic_search", "week": str(week.date())}
