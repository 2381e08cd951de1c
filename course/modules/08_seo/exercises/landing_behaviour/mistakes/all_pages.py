# caught by: few_visits
visits = load("landing_behaviour")
visits["page"] = visits["startURL"].str.split("?").str[0]
visits["bounce"] = (visits["pageViews"] == 1) & (visits["visitDuration"] < 15)
landing_behaviour = (visits[visits["source"] == "organic"].groupby("page")["bounce"].mean() * 100).to_dict()
