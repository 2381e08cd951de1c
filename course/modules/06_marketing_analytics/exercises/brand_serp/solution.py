results = load("serp_brand")
tones = load("brand_serp")
### BEGIN SOLUTION
places = results[results["place"] <= 10].drop_duplicates(["query", "place"]).copy()
places["domain"] = places["domain"].str.removeprefix("www.")
places = places.merge(tones, on="domain", how="left")
brand_serp = (places["tone"] == "negative").groupby(places["query"]).mean()
### END SOLUTION
