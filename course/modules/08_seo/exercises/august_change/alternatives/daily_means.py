days = load("gsc_dates").set_index("date")
old, new = days.loc["2025-08", ["clicks", "impressions"]].mean(), days.loc["2026-08", ["clicks", "impressions"]].mean()
august_change = round(100 * (new / old - 1), 1)
