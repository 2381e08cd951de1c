requests = load("workshop_requests")
ads_money = round(requests.loc[requests["source"] == "ads", "amount"].sum())
