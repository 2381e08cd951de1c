# caught by: first_click
visits = load("metrica_visits")
leads = visits[visits["goalsID"].map(lambda goals: 41002001 in goals or 41002002 in goals)]
conversions_by_model = {
    "last": leads["lastTrafficSource"].value_counts(),
    "last_significant": leads["cross_device_firstTrafficSource"].value_counts(),
}
