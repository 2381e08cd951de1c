# caught by: all_others
requests = load("workshop_requests")
ads_money = requests[requests["source"] != "ads"]["amount"].sum()
