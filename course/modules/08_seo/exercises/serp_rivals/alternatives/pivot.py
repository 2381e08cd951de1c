table = load("serp_niche")
table["site"] = table["domain"].str.replace("^www[.]", "", regex=True)
table = table[table["place"].between(1, 10)].drop_duplicates(["query", "site"])
table = table.set_index("site").join(load("serp_rivals").set_index("domain"))
serp_rivals = table.loc[table["kind"] == "shop"].index.value_counts().head(5).index
