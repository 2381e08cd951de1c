tally = {}
for row in load("shop_visits").to_dict("records"):
    goals = row["goalsID"]
    if "/admin/" in row["endURL"] or 41004001 not in goals or 41004002 not in goals:
        continue
    one = tally.setdefault(row["lastTrafficSource"], [])
    one.append(41004003 in goals and 41004004 in goals)
baskets_paid = {source: round(sum(one) / len(one), 3) for source, one in tally.items()}
