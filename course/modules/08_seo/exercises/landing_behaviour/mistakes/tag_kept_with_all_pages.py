# caught by: tagged
visits = load("landing_behaviour")
visits["bounce"] = (visits["pageViews"] == 1) & (visits["visitDuration"] < 15)
landing_behaviour = (visits[visits["source"] == "organic"].groupby("startURL")["bounce"].mean() * 100).to_dict()
