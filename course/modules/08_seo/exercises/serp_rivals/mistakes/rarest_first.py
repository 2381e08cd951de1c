# caught by: order
serp = load("serp_niche")
first_ten = serp[serp["place"] <= 10].assign(domain=serp["domain"].str.removeprefix("www."))
seen = first_ten.merge(load("serp_rivals"), on="domain").query("kind == 'shop'").groupby("domain")["query"].nunique()
serp_rivals = seen.sort_values().index[-5:].tolist()
