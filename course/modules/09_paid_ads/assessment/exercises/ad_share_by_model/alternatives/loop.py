visits = load("metrica_visits")
columns = ["cross_device_firstTrafficSource", "lastTrafficSource", "cross_device_last_significantTrafficSource"]
total, ads = 0, dict.fromkeys(columns, 0)
for row in visits.to_dict("records"):
    if {41002001, 41002002} & set(row["goalsID"]):
        total += 1
        for column in columns:
            ads[column] += row[column] == "ad"
ad_share_by_model = dict(zip(["first", "last", "last_significant"], (100 * n / total for n in ads.values())))
