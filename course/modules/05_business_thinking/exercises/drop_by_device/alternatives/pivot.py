visits = load("shop_visits")
visits = visits[~visits["endURL"].str.contains("/admin/", regex=False)].copy()
has = {goal: visits["goalsID"].map(lambda goals, goal=goal: int(goal in goals)) for goal in (41004001, 41004002, 41004003)}
visits["baskets"] = has[41004001] * has[41004002]
visits["on"] = visits["baskets"] * has[41004003]
table = visits.pivot_table(index=["deviceCategory", "lastTrafficSource"], values=["baskets", "on"], aggfunc="sum").reset_index()
table = table[table["baskets"] >= 50].assign(rate=lambda t: t["on"] / t["baskets"]).sort_values("rate")
worst = table.iloc[0]
drop_by_device = {"rate": round(worst["rate"], 3), "source": worst["lastTrafficSource"], "device": int(worst["deviceCategory"])}
