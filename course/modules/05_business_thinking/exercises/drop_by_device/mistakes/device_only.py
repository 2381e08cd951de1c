# caught by: unknown
visits = load("shop_visits")
visits = visits[~visits["endURL"].str.contains("/admin/")]
baskets = visits[visits["goalsID"].map(lambda goals: 41004001 in goals and 41004002 in goals)].copy()
baskets["on"] = baskets["goalsID"].map(lambda goals: 41004003 in goals)
rates = baskets.groupby("deviceCategory")["on"].mean()
drop_by_device = {"device": rates.idxmin(), "source": "all", "rate": rates.min()}
