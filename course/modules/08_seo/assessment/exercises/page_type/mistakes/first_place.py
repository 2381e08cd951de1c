# caught by: value
serp = load("serp_niche")
asked = serp[serp["query"].str.contains("амортизаторы|свечи|shock absorbers|spark plugs") & (serp["place"] == 1)]
asked = asked.drop_duplicates("query")
kinds = asked["url"].str.split("/").str[3].map({"catalog": "category", "product": "card", "blog": "article"})
page_type = dict(zip(asked["query"], kinds))
