# caught by: not_own
t = load("serp_brand").query("place <= 10").drop_duplicates(["query", "place"])
tones = load("brand_serp").set_index("domain")["tone"]
brand_serp = (t["domain"].str.removeprefix("www.").map(tones) != "own").groupby(t["query"]).mean()
