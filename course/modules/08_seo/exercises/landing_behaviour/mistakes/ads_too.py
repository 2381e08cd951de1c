# caught by: few_visits
visits = load("landing_behaviour")
visits["page"] = visits["startURL"].str.split("?").str[0]
visits["bounce"] = (visits["pageViews"] == 1) & (visits["visitDuration"] < 15)
by_page = visits.groupby("page")["bounce"].agg(["mean", "count"])
landing_behaviour = (by_page.loc[by_page["count"] >= 100, "mean"] * 100).to_dict()
