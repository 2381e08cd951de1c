# caught by: value
visits = load("shop_visits")
visits = visits[~visits["endURL"].str.contains("/admin/", regex=False)].copy()
visits["filled"] = visits["goalsID"].map(lambda goals: 41004002 in goals)
visits["ordered"] = visits["goalsID"].map(lambda goals: 41004004 in goals)
sums = visits.groupby("lastTrafficSource")[["filled", "ordered"]].sum()
baskets_paid = (sums["ordered"] / sums["filled"]).to_dict()
