# caught by: week_before
report = load("direct_report")
report["Week"] = report["Date"].dt.to_period("W-SUN").dt.start_time
rows = report[report["CampaignName"] == "bath_generic_search"]
weeks = rows.groupby("Week")[["Cost", "Conversions"]].sum()
growth = {}
for number in range(2, len(weeks) - 3):
    before, after = weeks.iloc[: number + 1].sum(), weeks.iloc[number + 1 :].sum()
    growth[weeks.index[number]] = (after["Cost"] / after["Conversions"]) / (before["Cost"] / before["Conversions"])
week = max(growth, key=growth.get)
leads_got_dearer = {"campaign": "bath_generic_search", "week": str(week.date())}
