visits = load("metrica_visits")
leads = visits[visits["goalsID"].map(lambda goals: 41002001 in goals or 41002002 in goals)]
ad_share_by_model = {
    "first": round(100 * leads["cross_device_firstTrafficSource"].value_counts(normalize=True)["ad"], 1),
    "last": round(100 * leads["lastTrafficSource"].value_counts(normalize=True)["ad"], 1),
    "last_significant": round(100 * leads["cross_device_last_significantTrafficSource"].value_counts(normalize=True)["ad"], 1),
}
