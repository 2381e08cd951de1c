# caught by: branded
rows = load("webmaster_queries")
ours = rows[rows["region"].isin(["Екатеринбург", "Yekaterinburg"])]
ours = ours.assign(weight=ours["position"] * ours["impressions"])
queries = ours.groupby("query")[["clicks", "impressions", "weight"]].sum()
queries["place"] = queries["weight"] / queries["impressions"]
top = queries[queries["place"] <= 3]
near = queries[queries["place"].between(4, 15)]
gain = near["impressions"] * top["clicks"].sum() / top["impressions"].sum() - near["clicks"]
striking_distance = gain.sort_values(ascending=False).index[:5].tolist()
