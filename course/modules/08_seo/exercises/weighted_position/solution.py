queries = load("gsc_queries")
### BEGIN SOLUTION
names = "шестерёнкин|шестеренкин|шестирёнкин|shesteryonkin|shesterenkin|shestirenkin"
brand = queries["query"].str.contains(names)
weighted_position = {}
for group, rows in {"brand": queries[brand], "rest": queries[~brand]}.items():
    shown = rows["impressions"].sum()
    weighted_position[group + "_ctr"] = rows["clicks"].sum() / shown * 100
    weighted_position[group + "_position"] = (rows["position"] * rows["impressions"]).sum() / shown
### END SOLUTION
