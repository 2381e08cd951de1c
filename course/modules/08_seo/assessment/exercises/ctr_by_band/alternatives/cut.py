data = load("webmaster_queries")
data = data[(data["region"] == data["region"].mode()[0]) & ~data["query"].str.startswith(("шестерёнкин", "shesteryonkin"))].copy()
data["sum"] = data["impressions"] * data["position"]
one = data.groupby("query", as_index=False)[["clicks", "impressions", "sum"]].sum()
one["band"] = pd.cut(one["sum"] / one["impressions"], [0, 3, 3.9999999, 15, 30], labels=["1-3", "gap", "4-15", "16-30"])
totals = one.groupby("band", observed=True)[["clicks", "impressions"]].sum()
ctr_by_band = (100 * totals["clicks"] / totals["impressions"]).drop("gap", errors="ignore").round(1)
