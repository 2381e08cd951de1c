table = load("shop_visits")
table = table[table["endURL"].str.find("/admin/") < 0]
for goal in range(41004001, 41004005):
    table[goal] = [int(goal in goals) for goals in table["goalsID"]]
table["basket"] = table[41004001] * table[41004002]
table["done"] = table["basket"] * table[41004003] * table[41004004]
sums = table.groupby("lastTrafficSource")[["basket", "done"]].sum()
baskets_paid = sums["done"] / sums["basket"]
