found = {}
for row in load("webmaster_queries").to_dict("records"):
    if row["region"] in ("Екатеринбург", "Yekaterinburg") and not row["query"].startswith(("шестерёнкин", "shesteryonkin")):
        one = found.setdefault(row["query"], [0, 0, 0])
        one[0] += row["clicks"]
        one[1] += row["impressions"]
        one[2] += row["impressions"] * row["position"]
high = [one for one in found.values() if one[2] / one[1] <= 3]
ctr = sum(one[0] for one in high) / sum(one[1] for one in high)
adds = {query: one[1] * ctr - one[0] for query, one in found.items() if 4 <= one[2] / one[1] <= 15}
striking_distance = sorted(adds, key=adds.get, reverse=True)[:5]
