# caught by: losses
passed = load("shop_visits")
passed = passed[~passed["endURL"].str.contains("/admin/")]
biggest_drop = {}
for step, goal in {"card": 41004001, "basket": 41004002, "contacts": 41004003, "order": 41004004}.items():
    before = len(passed)
    passed = passed[passed["goalsID"].map(lambda goals: goal in goals)]
    biggest_drop[step] = 1 - len(passed) / before
