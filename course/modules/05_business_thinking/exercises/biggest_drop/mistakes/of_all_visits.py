# caught by: of_all
visits = load("shop_visits")
passed = visits[~visits["endURL"].str.contains("/admin/")]
everybody = len(passed)
biggest_drop = {}
for step, goal in {"card": 41004001, "basket": 41004002, "contacts": 41004003, "order": 41004004}.items():
    passed = passed[passed["goalsID"].map(lambda goals: goal in goals)]
    biggest_drop[step] = len(passed) / everybody
