visits = load("shop_visits")
visits = visits[~visits["endURL"].str.contains("/admin/", regex=False)]
names = ["card", "basket", "contacts", "order"]
flags = pd.DataFrame({name: visits["goalsID"].map(lambda goals, n=n: 41004001 + n in goals) for n, name in enumerate(names)})
passed = flags.astype(int).cumprod(axis=1).sum()
biggest_drop = passed / passed.shift(1, fill_value=len(visits))
