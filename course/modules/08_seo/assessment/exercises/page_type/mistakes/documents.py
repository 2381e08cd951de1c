# caught by: value
serp = load("serp_niche")
asked = serp[serp["query"].str.contains("амортизаторы|свечи|shock absorbers|spark plugs") & (serp["place"] <= 10)]
kinds = asked["url"].str.split("/").str[3].map({"catalog": "category", "product": "card", "blog": "article"})
page_type = {}
for query, counts in kinds.groupby(asked["query"]):
    most = counts.value_counts(normalize=True)
    page_type[query] = most.index[0] if most.iloc[0] >= 0.6 else "mixed"
