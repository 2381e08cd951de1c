crawl = load("crawl")
### BEGIN SOLUTION
pages = crawl[(crawl["Status Code"] == 200) & crawl["Content Type"].str.startswith("text/html") & (crawl["Indexability"] == "Indexable")]
titles = pages["Title 1"].dropna()
snippet_audit = {
    "no_title": pages["Title 1"].isna().sum(),
    "same_title": titles.duplicated(keep=False).sum(),
    "no_description": pages["Meta Description 1"].isna().sum(),
    "two_h1": pages["H1-2"].notna().sum(),
}
### END SOLUTION
