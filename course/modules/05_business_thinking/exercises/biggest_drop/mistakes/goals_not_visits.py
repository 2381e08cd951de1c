# caught by: goals_counted
visits = load("shop_visits")
visits = visits[~visits["endURL"].str.contains("/admin/")]
reached = visits["goalsID"].explode().value_counts()
numbers = [len(visits), *(reached[goal] for goal in (41004001, 41004002, 41004003, 41004004))]
biggest_drop = {step: numbers[n + 1] / numbers[n] for n, step in enumerate(["card", "basket", "contacts", "order"])}
