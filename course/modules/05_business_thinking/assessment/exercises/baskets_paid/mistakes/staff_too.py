# caught by: value
visits = load("shop_visits")
filled = visits[visits["goalsID"].map(lambda goals: 41004001 in goals and 41004002 in goals)].copy()
filled["paid"] = filled["goalsID"].map(lambda goals: 41004003 in goals and 41004004 in goals)
baskets_paid = filled.groupby("lastTrafficSource")["paid"].mean().to_dict()
