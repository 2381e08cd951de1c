# caught by: all_sources
visits = load("landing_behaviour")
visits["page"] = visits["startURL"].str.split("?").str[0]
visits["bounce"] = (visits["pageViews"] == 1) & (visits["visitDuration"] < 15)
enough = visits[visits["source"] == "organic"]["page"].value_counts() >= 100
by_page = visits.groupby("page")["bounce"].mean() * 100
landing_behaviour = by_page[enough[enough].index].to_dict()
