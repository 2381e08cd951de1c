# caught by: two_names
serp = load("serp_niche")
first_ten = serp[serp["place"] <= 10]
seen = first_ten.merge(load("serp_rivals"), on="domain").query("kind == 'shop'").groupby("domain")["query"].nunique()
serp_rivals = seen.sort_values(ascending=False).index[:5].tolist()
