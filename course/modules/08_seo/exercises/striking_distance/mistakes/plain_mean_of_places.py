# caught by: lost
rows = load("webmaster_queries")
ours = rows[rows["region"].isin(["Екатеринбург", "Yekaterinburg"]) & ~rows["query"].str.contains("шестерёнкин|shesteryonkin")]
queries = ours.groupby("query").agg(clicks=("clicks", "sum"), impressions=("impressions", "sum"), place=("position", "mean"))
top = queries[queries["place"] <= 3]
near = queries[queries["place"].between(4, 15)]
gain = near["impressions"] * top["clicks"].sum() / top["impressions"].sum() - near["clicks"]
striking_distance = gain.sort_values(ascending=False).index[:5].tolist()
