# caught by: value
serp = load("serp_niche")
asked = serp.loc[serp["query"].str.contains("амортизаторы|свечи|shock absorbers|spark plugs"), "query"].unique()
page_type = {}
for query in asked:
    question = query.startswith(("какие", "which"))
    page_type[query] = "article" if question else "card" if query.startswith(("купить", "buy")) else "category"
