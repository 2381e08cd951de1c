table = load("crawl").query("Indexability == 'Indexable'")
table = table[table["Content Type"].str.contains("html")].fillna("")
times = table["Title 1"].value_counts().drop("", errors="ignore")
snippet_audit = pd.Series({
    "no_title": sum(table["Title 1"] == ""),
    "same_title": times[times > 1].sum(),
    "no_description": sum(table["Meta Description 1"] == ""),
    "two_h1": sum(table["H1-2"] != ""),
})
