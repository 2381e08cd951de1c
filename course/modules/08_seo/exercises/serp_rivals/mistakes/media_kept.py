# caught by: not_shops
serp = load("serp_niche")
first_ten = serp[serp["place"] <= 10].assign(domain=serp["domain"].str.removeprefix("www."))
seen = first_ten.merge(load("serp_rivals"), on="domain").query("kind not in ['client', 'marketplace']")
serp_rivals = seen.groupby("domain")["query"].nunique().sort_values(ascending=False).index[:5].tolist()
