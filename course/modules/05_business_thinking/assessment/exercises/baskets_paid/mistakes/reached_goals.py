# caught by: value
visits = load("shop_visits")
visits = visits[~visits["endURL"].str.contains("/admin/", regex=False)]
goals = visits.explode("goalsID")
baskets = goals[goals["goalsID"] == 41004002].groupby("lastTrafficSource").size()
orders = goals[goals["goalsID"] == 41004004].groupby("lastTrafficSource").size()
baskets_paid = (orders / baskets).to_dict()
