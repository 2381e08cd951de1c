page_type = {}
for query, part in load("serp_niche").groupby("query"):
    if any(word in query for word in ("амортизаторы", "свечи", "shock absorbers", "spark plugs")):
        first = {}
        for place, url in zip(part["place"], part["url"]):
            if place <= 10:
                first.setdefault(place, url)
        page_type[query] = "mixed"
        for name, folder in (("category", "/catalog/"), ("card", "/product/"), ("article", "/blog/")):
            if sum(folder in url for url in first.values()) >= 6:
                page_type[query] = name
