# caught by: campaign
report = load("direct_report")
report["Week"] = report["Date"].dt.to_period("W-SUN").dt.start_time
found = {}
for campaign, rows in report.groupby("CampaignName"):
    weeks = rows.groupby("Week")[["Cost", "Clicks", "Conversions"]].sum()
    if weeks["Conversions"].sum() < 30:
        continue
    for number in range(3, len(weeks) - 2):
        before, after = weeks.iloc[:number].sum(), weeks.iloc[number:].sum()
        growth = (before["Conversions"] / before["Clicks"]) / (after["Conversions"] / after["Clicks"])
        found[campaign, weeks.index[number]] = growth
campaign, week = max(found, key=found.get)
leads_got_dearer = {"campaign": campaign, "week": str(week.date())}
