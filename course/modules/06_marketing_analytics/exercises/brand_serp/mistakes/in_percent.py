# caught by: percent
t = load("serp_brand").query("place <= 10").drop_duplicates(["query", "place"])
tones = load("brand_serp").set_index("domain")["tone"]
brand_serp = 100 * (t["domain"].str.removeprefix("www.").map(tones) == "negative").groupby(t["query"]).mean()
