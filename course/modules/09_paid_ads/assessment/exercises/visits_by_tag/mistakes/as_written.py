# caught by: letter_case
visits = load("metrica_visits")
ours = visits[(visits["lastTrafficSource"] == "ad") & ~visits["bounce"].astype(bool)]
visits_by_tag = ours["lastUTMCampaign"].fillna("no_tag").value_counts()
