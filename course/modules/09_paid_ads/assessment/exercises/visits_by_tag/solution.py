visits = load("metrica_visits")
### BEGIN SOLUTION
ours = visits[(visits["lastTrafficSource"] == "ad") & ~visits["bounce"].astype(bool)]
visits_by_tag = ours["lastUTMCampaign"].str.lower().fillna("no_tag").value_counts()
### END SOLUTION
