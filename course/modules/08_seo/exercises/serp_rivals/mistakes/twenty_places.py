# caught by: second_ten
serp = load("serp_niche").assign(domain=lambda table: table["domain"].str.removeprefix("www."))
seen = serp.merge(load("serp_rivals"), on="domain").query("kind == 'shop'").groupby("domain")["query"].nunique()
serp_rivals = seen.sort_values(ascending=False).index[:5].tolist()
