# caught by: any_order
visits = load("shop_visits")
visits = visits[~visits["endURL"].str.contains("/admin/")]
numbers = [len(visits)]
for goal in (41004001, 41004002, 41004003, 41004004):
    numbers.append(visits["goalsID"].map(lambda goals: goal in goals).sum())
biggest_drop = {step: numbers[n + 1] / numbers[n] for n, step in enumerate(["card", "basket", "contacts", "order"])}
