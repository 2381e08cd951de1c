# caught by: reaches
visits = load("metrica_visits")
leads = visits.explode("goalsID")
leads = leads[leads["goalsID"].isin([41002001, 41002002])]
conversions_by_model = {
    "last": leads["lastTrafficSource"].value_counts(),
    "last_significant": leads["cross_device_last_significantTrafficSource"].value_counts(),
}
