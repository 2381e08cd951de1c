report = load("direct_report")
best = 0
for campaign in report["CampaignName"].unique():
    rows = report[report["CampaignName"] == campaign]
    if rows["Conversions"].sum() < 30:
        continue
    for monday in pd.date_range("2026-06-22", "2026-08-10", freq="7D"):
        old, new = rows[rows["Date"] < monday], rows[rows["Date"] >= monday]
        cpl_old = old["Cost"].sum() / old["Conversions"].sum()
        cpl_new = new["Cost"].sum() / new["Conversions"].sum()
        if cpl_new / cpl_old > best:
            best = cpl_new / cpl_old
            leads_got_dearer = {"campaign": campaign, "week": monday.strftime("%Y-%m-%d")}
