# caught by: value
visits = load("shop_visits")
visits = visits[~visits["endURL"].str.contains("/admin/", regex=False)].copy()
visits["paid"] = visits["goalsID"].map(lambda goals: {41004001, 41004002, 41004003, 41004004} <= set(goals))
baskets_paid = visits.groupby("lastTrafficSource")["paid"].mean().to_dict()
