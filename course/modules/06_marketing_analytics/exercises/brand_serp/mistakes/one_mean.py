# caught by: average
t = load("serp_brand").query("place <= 10").drop_duplicates(["query", "place"])
tones = load("brand_serp").set_index("domain")["tone"]
mean = (t["domain"].str.removeprefix("www.").map(tones) == "negative").mean()
brand_serp = dict.fromkeys(t["query"], mean)
