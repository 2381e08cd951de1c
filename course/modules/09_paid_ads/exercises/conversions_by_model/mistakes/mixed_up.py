# caught by: swapped
visits = load("metrica_visits")
leads = visits[visits["goalsID"].map(lambda goals: 41002001 in goals or 41002002 in goals)]
conversions_by_model = {
    "last": leads["cross_device_last_significantTrafficSource"].value_counts(),
    "last_significant": leads["lastTrafficSource"].value_counts(),
}
