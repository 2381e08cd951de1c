visits = load("shop_visits")
### BEGIN SOLUTION
visits = visits[~visits["endURL"].str.contains("/admin/")]
baskets = visits[visits["goalsID"].map(lambda goals: 41004001 in goals and 41004002 in goals)].copy()
baskets["on"] = baskets["goalsID"].map(lambda goals: 41004003 in goals)
cells = baskets.groupby(["deviceCategory", "lastTrafficSource"])["on"].agg(["size", "mean"])
large = cells[cells["size"] >= 50]
device, source = large["mean"].idxmin()
drop_by_device = {"device": device, "source": source, "rate": large["mean"].min()}
### END SOLUTION
