# caught by: wrong_cell
visits = load("shop_visits")
visits = visits[~visits["endURL"].str.contains("/admin/")]
baskets = visits[visits["goalsID"].map(lambda goals: 41004001 in goals and 41004002 in goals)].copy()
baskets["on"] = baskets["goalsID"].map(lambda goals: 41004003 in goals)
cells = baskets.groupby(["deviceCategory", "lastTrafficSource"])["on"].agg(["size", "mean"]).query("size >= 50")["mean"]
drop_by_device = {"device": cells.idxmax()[0], "source": cells.idxmax()[1], "rate": cells.max()}
