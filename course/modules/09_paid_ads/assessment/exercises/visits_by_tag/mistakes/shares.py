# caught by: no_tag
visits = load("metrica_visits")
ours = visits[(visits["lastTrafficSource"] == "ad") & ~visits["bounce"].astype(bool)]
visits_by_tag = ours["lastUTMCampaign"].str.lower().fillna("no_tag").value_counts(normalize=True)
