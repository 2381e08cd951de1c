serp = load("serp_niche")
### BEGIN SOLUTION
asked = serp[serp["query"].str.contains("амортизаторы|свечи|shock absorbers|spark plugs") & (serp["place"] <= 10)]
asked = asked.drop_duplicates(["query", "place"])
kinds = asked["url"].str.split("/").str[3].map({"catalog": "category", "product": "card", "blog": "article"})
page_type = {}
for query, counts in kinds.groupby(asked["query"]):
    most = counts.value_counts()
    page_type[query] = most.index[0] if most.iloc[0] >= 6 else "mixed"
### END SOLUTION
