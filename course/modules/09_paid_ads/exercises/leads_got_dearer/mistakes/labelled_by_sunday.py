# caught by: not_monday
report = load("direct_report")
rows = report[report["CampaignName"] == "bath_generic_search"]
weeks = rows.resample("W", on="Date")[["Cost", "Conversions"]].sum()
growth = {}
for number in range(3, len(weeks) - 2):
    before, after = weeks.iloc[:number].sum(), weeks.iloc[number:].sum()
    growth[weeks.index[number]] = (after["Cost"] / after["Conversions"]) / (before["Cost"] / before["Conversions"])
week = max(growth, key=growth.get)
leads_got_dearer = {"campaign": "bath_generic_search", "week": str(week.date())}
