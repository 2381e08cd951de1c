# caught by: www_lost
t = load("serp_brand").query("place <= 10").drop_duplicates(["query", "place"])
tones = load("brand_serp").set_index("domain")["tone"]
brand_serp = (t["domain"].map(tones) == "negative").groupby(t["query"]).mean()
