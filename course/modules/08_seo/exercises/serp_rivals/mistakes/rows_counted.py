# caught by: documents
serp = load("serp_niche")
first_ten = serp[serp["place"] <= 10].assign(domain=serp["domain"].str.removeprefix("www."))
seen = first_ten.merge(load("serp_rivals"), on="domain").query("kind == 'shop'")["domain"].value_counts()
serp_rivals = seen.index[:5].tolist()
