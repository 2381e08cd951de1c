# caught by: leads
queries = load("search_queries")
generic = queries[queries["CampaignName"] == "bath_generic_search"]
empty = generic[generic["Conversions"].isna()].sort_values("Cost", ascending=False).head(60)
own = set(" ".join(generic["MatchedKeyword"].dropna()).split())
negative_keywords = {word for query in empty["Query"] for word in query.split()} - own
