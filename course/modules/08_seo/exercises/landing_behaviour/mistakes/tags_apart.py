# caught by: split_page
visits = load("landing_behaviour")
visits["bounce"] = (visits["pageViews"] == 1) & (visits["visitDuration"] < 15)
by_page = visits[visits["source"] == "organic"].groupby("startURL")["bounce"].agg(["mean", "count"])
landing_behaviour = (by_page.loc[by_page["count"] >= 100, "mean"] * 100).to_dict()
