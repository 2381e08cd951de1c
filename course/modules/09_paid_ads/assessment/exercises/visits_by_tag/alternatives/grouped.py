visits = load("metrica_visits")
visits["campaign"] = visits["lastUTMCampaign"].fillna("no_tag").str.lower()
good = visits.query("lastTrafficSource == 'ad' and bounce == False")
visits_by_tag = good.groupby("campaign").size().to_dict()
