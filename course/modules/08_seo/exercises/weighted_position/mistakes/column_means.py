# caught by: plain_means
queries = load("gsc_queries")
names = "шестерёнкин|шестеренкин|шестирёнкин|shesteryonkin|shesterenkin|shestirenkin"
brand = queries["query"].str.contains(names)
weighted_position = {}
for group, rows in {"brand": queries[brand], "rest": queries[~brand]}.items():
    weighted_position[group + "_ctr"] = rows["ctr"].mean()
    weighted_position[group + "_position"] = rows["position"].mean()
