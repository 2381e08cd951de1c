# caught by: campaign
report = load("direct_report")
report["Week"] = report["Date"].dt.to_period("W-SUN").dt.start_time
sums = report.groupby("CampaignName")[["Cost", "Conversions"]].sum()
sums = sums[sums["Conversions"] > 1]
campaign = (sums["Cost"] / sums["Conversions"]).idxmax()
weeks = report[report["CampaignName"] == campaign].groupby("Week")[["Cost", "Conversions"]].sum()
week = (weeks["Cost"] / weeks["Conversions"].where(weeks["Conversions"] > 0)).idxmax()
leads_got_dearer = {"campaign": campaign, "week": str(week.date())}
