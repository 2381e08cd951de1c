# caught by: twenty
t = load("serp_brand").drop_duplicates(["query", "place"])
tones = load("brand_serp").set_index("domain")["tone"]
brand_serp = (t["domain"].str.removeprefix("www.").map(tones) == "negative").groupby(t["query"]).mean()
