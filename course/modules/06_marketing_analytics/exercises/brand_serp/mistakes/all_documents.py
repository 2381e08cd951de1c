# caught by: documents
t = load("serp_brand").query("place <= 10")
tones = load("brand_serp").set_index("domain")["tone"]
brand_serp = (t["domain"].str.removeprefix("www.").map(tones) == "negative").groupby(t["query"]).mean()
