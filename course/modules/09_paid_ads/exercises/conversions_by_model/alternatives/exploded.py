rows = load("metrica_visits").explode("goalsID")
rows = rows[rows["goalsID"].isin([41002001, 41002002])].drop_duplicates("visitID")
conversions_by_model = {}
for name, column in [("last", "lastTrafficSource"), ("last_significant", "cross_device_last_significantTrafficSource")]:
    counts = {}
    for source in rows[column]:
        counts[source] = counts.get(source, 0) + 1
    conversions_by_model[name] = counts
