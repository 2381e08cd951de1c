counts = {}
for row in load("shop_visits").to_dict("records"):
    if "/admin/" in row["endURL"] or not {41004001, 41004002} <= set(row["goalsID"]):
        continue
    cell = counts.setdefault((row["deviceCategory"], row["lastTrafficSource"]), [0, 0])
    cell[0] += 1
    cell[1] += 41004003 in row["goalsID"]
rate, cell = min((on / n, cell) for cell, (n, on) in counts.items() if n >= 50)
drop_by_device = {"device": cell[0], "source": cell[1], "rate": rate}
