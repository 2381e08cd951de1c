visits = load("shop_visits")
### BEGIN SOLUTION
buyers = visits[~visits["endURL"].str.contains("/admin/")]
filled = buyers[buyers["goalsID"].map(lambda goals: {41004001, 41004002} <= set(goals))].copy()
filled["paid"] = filled["goalsID"].map(lambda goals: {41004003, 41004004} <= set(goals))
baskets_paid = filled.groupby("lastTrafficSource")["paid"].mean()
### END SOLUTION
