# caught by: other_base
days = load("gsc_dates")
by_month = days.groupby(days["date"].dt.strftime("%Y-%m"))[["clicks", "impressions"]].sum()
august_change = ((by_month.loc["2026-08"] - by_month.loc["2025-08"]) / by_month.loc["2026-08"] * 100).to_dict()
