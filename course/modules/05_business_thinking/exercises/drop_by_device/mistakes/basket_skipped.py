# caught by: value
visits = load("shop_visits")
visits = visits[~visits["endURL"].str.contains("/admin/")].copy()
visits["basket"] = visits["goalsID"].map(lambda goals: 41004002 in goals)
visits["contacts"] = visits["goalsID"].map(lambda goals: 41004003 in goals)
cells = visits.groupby(["deviceCategory", "lastTrafficSource"])[["basket", "contacts"]].sum()
cells = cells[cells["basket"] >= 50]
rates = cells["contacts"] / cells["basket"]
drop_by_device = {"device": rates.idxmin()[0], "source": rates.idxmin()[1], "rate": rates.min()}
