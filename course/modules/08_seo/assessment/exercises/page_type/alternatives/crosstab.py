table = load("serp_niche").query("place < 11").groupby(["query", "place"], as_index=False).first()
table = table[table["query"].str.contains("амортизаторы|свечи|absorbers|plugs")]
counts = pd.crosstab(table["query"], table["url"].str.extract("example/(catalog|product|blog)/")[0]).rename(columns={"catalog": "category", "product": "card", "blog": "article"})
page_type = counts.idxmax(axis=1).where(counts.max(axis=1) > 5, "mixed")
