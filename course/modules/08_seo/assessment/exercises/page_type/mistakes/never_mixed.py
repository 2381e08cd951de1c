# caught by: value
serp = load("serp_niche")
asked = serp[serp["query"].str.contains("амортизаторы|свечи|shock absorbers|spark plugs") & (serp["place"] <= 10)]
asked = asked.drop_duplicates(["query", "place"])
kinds = asked["url"].str.split("/").str[3].map({"catalog": "category", "product": "card", "blog": "article"})
page_type = {query: counts.value_counts().index[0] for query, counts in kinds.groupby(asked["query"])}
