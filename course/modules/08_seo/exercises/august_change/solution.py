days = load("gsc_dates")
### BEGIN SOLUTION
by_month = days.groupby(days["date"].dt.strftime("%Y-%m"))[["clicks", "impressions"]].sum()
before, after = by_month.loc["2025-08"], by_month.loc["2026-08"]
august_change = ((after - before) / before * 100).to_dict()
### END SOLUTION
