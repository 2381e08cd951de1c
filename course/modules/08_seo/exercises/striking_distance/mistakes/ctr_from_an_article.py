# caught by: lost
rows = load("webmaster_queries")
ours = rows[rows["region"].isin(["Екатеринбург", "Yekaterinburg"]) & ~rows["query"].str.contains("шестерёнкин|shesteryonkin")]
ours = ours.assign(weight=ours["position"] * ours["impressions"])
queries = ours.groupby("query")[["clicks", "impressions", "weight"]].sum()
queries["place"] = queries["weight"] / queries["impressions"]
near = queries[queries["place"].between(4, 15)]
gain = near["impressions"] * 0.32 - near["clicks"]
striking_distance = gain.sort_values(ascending=False).index[:5].tolist()
