# caught by: forms_only
visits = load("metrica_visits")
leads = visits[visits["goalsID"].map(lambda goals: 41002001 in goals)]
conversions_by_model = {
    "last": leads["lastTrafficSource"].value_counts(),
    "last_significant": leads["cross_device_last_significantTrafficSource"].value_counts(),
}
