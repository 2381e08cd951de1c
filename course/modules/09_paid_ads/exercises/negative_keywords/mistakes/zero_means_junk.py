# caught by: good_queries
queries = load("search_queries")
generic = queries[queries["CampaignName"] == "bath_generic_search"]
words = generic.assign(word=generic["Query"].str.split()).explode("word")
leads = words.groupby("word")["Conversions"].sum()
negative_keywords = set(leads.index[leads == 0]) - set(" ".join(generic["MatchedKeyword"].dropna()).split())
