numbers = [0, 0, 0, 0, 0]
for row in load("shop_visits").to_dict("records"):
    if "/admin/" in row["endURL"]:
        continue
    numbers[0] += 1
    for n, goal in enumerate([41004001, 41004002, 41004003, 41004004], 1):
        if goal not in row["goalsID"]:
            break
        numbers[n] += 1
biggest_drop = {name: round(numbers[n] / numbers[n - 1], 3) for n, name in enumerate(["card", "basket", "contacts", "order"], 1)}
