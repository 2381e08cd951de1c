# caught by: value
rows = load("webmaster_queries")
rows = rows[rows["region"].isin(["Екатеринбург", "Yekaterinburg"]) & ~rows["query"].str.contains("шестерёнкин|shesteryonkin")]
table = rows.groupby("query").agg(clicks=("clicks", "sum"), impressions=("impressions", "sum"), place=("position", "mean"))
ctr_by_band = {}
for name, first, last in [("1-3", 0, 3), ("4-15", 4, 15), ("16-30", 15.0000001, 30)]:
    band = table[table["place"].between(first, last)]
    ctr_by_band[name] = band["clicks"].sum() / band["impressions"].sum() * 100
