counts, bounces = {}, {}
for row in load("landing_behaviour").to_dict("records"):
    if row["source"] == "organic":
        page = row["startURL"].partition("?")[0]
        counts[page] = counts.get(page, 0) + 1
        bounces[page] = bounces.get(page, 0) + int(row["pageViews"] < 2 and row["visitDuration"] < 15)
landing_behaviour = {page: 100 * bounces[page] / n for page, n in counts.items() if n > 99}
