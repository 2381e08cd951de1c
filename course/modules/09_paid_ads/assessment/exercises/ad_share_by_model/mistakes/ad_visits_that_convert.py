# caught by: value
visits = load("metrica_visits")
leads = visits[visits["goalsID"].map(lambda goals: 41002001 in goals or 41002002 in goals)]
ad_share_by_model = {
    "first": (leads["cross_device_firstTrafficSource"] == "ad").sum() / (visits["cross_device_firstTrafficSource"] == "ad").sum() * 100,
    "last": (leads["lastTrafficSource"] == "ad").sum() / (visits["lastTrafficSource"] == "ad").sum() * 100,
    "last_significant": (leads["cross_device_last_significantTrafficSource"] == "ad").sum() / (visits["cross_device_last_significantTrafficSource"] == "ad").sum() * 100,
}
