visits = load("metrica_visits")
visits_by_tag = {}
for row in visits.to_dict("records"):
    if row["lastTrafficSource"] != "ad" or row["bounce"]:
        continue
    tag = row["lastUTMCampaign"]
    name = tag.casefold() if isinstance(tag, str) and tag else "no_tag"
    visits_by_tag[name] = visits_by_tag.get(name, 0) + 1
