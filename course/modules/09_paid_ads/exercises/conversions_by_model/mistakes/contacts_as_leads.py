# caught by: any_goal
visits = load("metrica_visits")
leads = visits[visits["goalsID"].map(lambda goals: len(goals) > 0)]
conversions_by_model = {
    "last": leads["lastTrafficSource"].value_counts(),
    "last_significant": leads["cross_device_last_significantTrafficSource"].value_counts(),
}
