# caught by: always_expensive
report = load("direct_report")
report["Week"] = report["Date"].dt.to_period("W-SUN").dt.start_time
sums = report.groupby("CampaignName")[["Cost", "Conversions"]].sum()
campaign = (sums["Cost"] / sums["Conversions"]).idxmax()
weeks = report[report["CampaignName"] == campaign].groupby("Week")["Cost"].sum()
leads_got_dearer = {"campaign": campaign, "week": str(weeks.idxmax().date())}
