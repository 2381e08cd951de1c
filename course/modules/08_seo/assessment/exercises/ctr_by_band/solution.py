rows = load("webmaster_queries")
### BEGIN SOLUTION
rows = rows[rows["region"].isin(["Екатеринбург", "Yekaterinburg"]) & ~rows["query"].str.contains("шестерёнкин|shesteryonkin")]
rows = rows.assign(weight=rows["position"] * rows["impressions"])
table = rows.groupby("query")[["clicks", "impressions", "weight"]].sum()
place = table["weight"] / table["impressions"]
ctr_by_band = {}
for name, first, last in [("1-3", 0, 3), ("4-15", 4, 15), ("16-30", 15.0000001, 30)]:
    band = table[place.between(first, last)]
    ctr_by_band[name] = band["clicks"].sum() / band["impressions"].sum() * 100
### END SOLUTION
