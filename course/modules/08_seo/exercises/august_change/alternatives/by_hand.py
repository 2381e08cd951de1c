days = load("gsc_dates")
month = days["date"].dt.to_period("M").astype(str)
august_change = {}
for name in ["clicks", "impressions"]:
    was, now = days.loc[month == "2025-08", name].sum(), days.loc[month == "2026-08", name].sum()
    august_change[name] = now * 100 / was - 100
