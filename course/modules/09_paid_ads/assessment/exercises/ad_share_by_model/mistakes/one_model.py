# caught by: value
visits = load("metrica_visits")
leads = visits[visits["goalsID"].map(lambda goals: 41002001 in goals or 41002002 in goals)]
ad_share_by_model = {
    "first": (leads["lastTrafficSource"] == "ad").mean() * 100,
    "last": (leads["lastTrafficSource"] == "ad").mean() * 100,
    "last_significant": (leads["lastTrafficSource"] == "ad").mean() * 100,
}
