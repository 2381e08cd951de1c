# caught by: value
visits = load("metrica_visits")
leads = visits[visits["goalsID"].map(lambda goals: 41002001 in goals or 41002002 in goals)]
leads = leads.drop_duplicates("clientID")
ad_share_by_model = {
    "first": (leads["cross_device_firstTrafficSource"] == "ad").mean() * 100,
    "last": (leads["lastTrafficSource"] == "ad").mean() * 100,
    "last_significant": (leads["cross_device_last_significantTrafficSource"] == "ad").mean() * 100,
}
