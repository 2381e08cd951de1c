# caught by: visits_counted
visits = load("metrica_visits")
leads = visits
conversions_by_model = {
    "last": leads["lastTrafficSource"].value_counts(),
    "last_significant": leads["cross_device_last_significantTrafficSource"].value_counts(),
}
