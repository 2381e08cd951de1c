# caught by: campaign
report = load("direct_report")
report["Week"] = report["Date"].dt.to_period("W-SUN").dt.start_time
found = {}
for campaign, rows in report.groupby("CampaignName"):
    weeks = rows.groupby("Week")[["Cost", "Clicks", "Conversions"]].sum()
    if weeks["Conversions"].sum() < 30:
        continue
    for number in range(1, len(weeks)):
        before, after = weeks.iloc[:number].sum(), weeks.iloc[number:].sum()
        growth = (after["Cost"] / after["Conversions"]) / (before["Cost"] / before["Conversions"])
        found[campaign, weeks.index[number]] = growth
campaign, week = max(found, key=found.get)
leads_got_dearer = {"campaign": campaign, "week": str(week.date())}
