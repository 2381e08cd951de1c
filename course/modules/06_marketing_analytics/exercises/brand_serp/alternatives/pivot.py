t = load("serp_brand").query("place <= 10").groupby(["query", "place"], as_index=False)["domain"].first()
tones = load("brand_serp").set_index("domain")["tone"]
t["tone"] = t["domain"].str.replace("www.", "", regex=False).map(tones)
brand_serp = pd.crosstab(t["query"], t["tone"], normalize="index")["negative"].round(2)
