# caught by: daily
visits = load("landing_behaviour")
visits["page"] = visits["startURL"].str.split("?").str[0]
visits["bounce"] = (visits["pageViews"] == 1) & (visits["visitDuration"] < 15)
organic = visits[visits["source"] == "organic"]
count = organic["page"].value_counts()
days = organic.groupby(["page", "date"])["bounce"].mean().groupby("page").mean() * 100
landing_behaviour = days[count[count >= 100].index].to_dict()
