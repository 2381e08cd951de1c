# caught by: value
visits = load("shop_visits")
visits = visits[~visits["endURL"].str.contains("/admin/", regex=False)]
filled = visits[visits["goalsID"].map(lambda goals: 41004001 in goals and 41004002 in goals)].copy()
filled["lost"] = filled["goalsID"].map(lambda goals: not (41004003 in goals and 41004004 in goals))
baskets_paid = filled.groupby("lastTrafficSource")["lost"].mean().to_dict()
