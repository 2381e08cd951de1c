# caught by: value
pages = load("crawl").query("Indexability == 'Indexable'")
titles = pages["Title 1"].dropna()
snippet_audit = {
    "no_title": pages["Title 1"].isna().sum(),
    "same_title": titles.duplicated(keep=False).sum(),
    "no_description": pages["Meta Description 1"].isna().sum(),
    "two_h1": pages["H1-2"].notna().sum(),
}
