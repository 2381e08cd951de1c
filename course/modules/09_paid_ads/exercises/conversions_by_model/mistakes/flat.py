# caught by: shape
visits = load("metrica_visits")
leads = visits[visits["goalsID"].map(lambda goals: 41002001 in goals or 41002002 in goals)]
found = {
    "last": leads["lastTrafficSource"].value_counts(),
    "last_significant": leads["cross_device_last_significantTrafficSource"].value_counts(),
}
conversions_by_model = found["last_significant"] - found["last"]
