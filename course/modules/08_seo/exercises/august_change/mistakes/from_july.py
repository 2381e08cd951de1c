# caught by: other_month
days = load("gsc_dates")
by_month = days.groupby(days["date"].dt.strftime("%Y-%m"))[["clicks", "impressions"]].sum()
august_change = ((by_month.loc["2026-08"] / by_month.loc["2026-07"] - 1) * 100).to_dict()
