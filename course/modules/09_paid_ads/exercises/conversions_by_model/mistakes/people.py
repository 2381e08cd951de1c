# caught by: people
visits = load("metrica_visits")
leads = visits[visits["goalsID"].map(lambda goals: 41002001 in goals or 41002002 in goals)]
conversions_by_model = {
    "last": leads.groupby("lastTrafficSource")["clientID"].nunique(),
    "last_significant": leads.groupby("cross_device_last_significantTrafficSource")["clientID"].nunique(),
}
