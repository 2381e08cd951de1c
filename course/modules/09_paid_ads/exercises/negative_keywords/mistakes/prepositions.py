# caught by: good_queries
queries = load("search_queries")
generic = queries[queries["CampaignName"] == "bath_generic_search"]
own = set(" ".join(generic["MatchedKeyword"].dropna()).split())
with_leads = set(" ".join(generic.loc[generic["Conversions"] > 0, "Query"]).split())
words = {"для", "на", "как", "купить", "for", "by", "buy", "how"}
negative_keywords = words - own - with_leads
