known = {}
for row in load("webmaster_queries").to_dict("records"):
    if row["region"] in ("Екатеринбург", "Yekaterinburg") and "шестерёнкин" not in row["query"] and "shesteryonkin" not in row["query"]:
        clicks, shows, places = known.get(row["query"], (0, 0, 0))
        known[row["query"]] = clicks + row["clicks"], shows + row["impressions"], places + row["position"] * row["impressions"]
sums = {"1-3": [0, 0], "4-15": [0, 0], "16-30": [0, 0]}
for clicks, shows, places in known.values():
    place = places / shows
    name = "1-3" if place <= 3 else "4-15" if 4 <= place <= 15 else "16-30" if 15 < place <= 30 else None
    if name:
        sums[name][0] += clicks
        sums[name][1] += shows
ctr_by_band = {name: round(100 * clicks / shows, 2) for name, (clicks, shows) in sums.items()}
