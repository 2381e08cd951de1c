# caught by: not_shops
serp = load("serp_niche")
first_ten = serp[serp["place"] <= 10].assign(domain=serp["domain"].str.removeprefix("www."))
seen = first_ten.groupby("domain")["query"].nunique()
serp_rivals = seen.sort_values(ascending=False).index[:5].tolist()
