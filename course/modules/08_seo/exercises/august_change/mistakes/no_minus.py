# caught by: value
days = load("gsc_dates")
by_month = days.groupby(days["date"].dt.strftime("%Y-%m"))[["clicks", "impressions"]].sum()
august_change = ((by_month.loc["2026-08"] / by_month.loc["2025-08"] - 1) * 100).abs().to_dict()
