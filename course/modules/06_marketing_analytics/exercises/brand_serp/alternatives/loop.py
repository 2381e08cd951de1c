tone = dict(load("brand_serp").to_numpy())
bad = {}
for row in load("serp_brand").to_dict("records"):
    if row["place"] < 11 and tone[row["domain"].replace("www.", "")] == "negative":
        bad.setdefault(row["query"], set()).add(row["place"])
brand_serp = {query: len(places) / 10 for query, places in bad.items()}
