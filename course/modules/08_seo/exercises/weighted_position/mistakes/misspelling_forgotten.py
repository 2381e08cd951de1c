# caught by: spellings
queries = load("gsc_queries")
brand = queries["query"].str.contains("шестерёнкин|шестеренкин|shesteryonkin|shesterenkin")
weighted_position = {}
for group, rows in {"brand": queries[brand], "rest": queries[~brand]}.items():
    weighted_position[group + "_ctr"] = rows["clicks"].sum() / rows["impressions"].sum() * 100
    weighted_position[group + "_position"] = (rows["position"] * rows["impressions"]).sum() / rows["impressions"].sum()
