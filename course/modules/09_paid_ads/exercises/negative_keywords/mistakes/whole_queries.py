# caught by: phrases
queries = load("search_queries")
generic = queries[queries["CampaignName"] == "bath_generic_search"]
negative_keywords = set(generic.loc[generic["Conversions"].isna() & (generic["Clicks"] > 3), "Query"])
