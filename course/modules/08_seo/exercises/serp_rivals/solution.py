serp = load("serp_niche")
kinds = load("serp_rivals")
### BEGIN SOLUTION
first_ten = serp[serp["place"] <= 10].assign(domain=serp["domain"].str.removeprefix("www."))
seen = first_ten.merge(kinds, on="domain").query("kind == 'shop'").groupby("domain")["query"].nunique()
serp_rivals = seen.sort_values(ascending=False).index[:5].tolist()
### END SOLUTION
