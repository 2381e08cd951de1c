# caught by: value
visits = load("metrica_visits")
leads = visits[visits["goalsID"].map(len) > 0]
ad_share_by_model = {
    "first": (leads["cross_device_firstTrafficSource"] == "ad").mean() * 100,
    "last": (leads["lastTrafficSource"] == "ad").mean() * 100,
    "last_significant": (leads["cross_device_last_significantTrafficSource"] == "ad").mean() * 100,
}
