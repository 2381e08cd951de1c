# caught by: by_clicks
queries = load("gsc_queries")
names = "шестерёнкин|шестеренкин|шестирёнкин|shesteryonkin|shesterenkin|shestirenkin"
brand = queries["query"].str.contains(names)
weighted_position = {}
for group, rows in {"brand": queries[brand], "rest": queries[~brand]}.items():
    weighted_position[group + "_ctr"] = rows["clicks"].sum() / rows["impressions"].sum() * 100
    weighted_position[group + "_position"] = (rows["position"] * rows["clicks"]).sum() / rows["clicks"].sum()
