from collections import Counter

shops = set(load("serp_rivals").query("kind == 'shop'")["domain"])
pairs = {(row["query"], row["domain"].replace("www.", "")) for row in load("serp_niche").to_dict("records") if row["place"] < 11}
serp_rivals = [domain for domain, n in Counter(domain for query, domain in pairs if domain in shops).most_common(5)]
