# caught by: counted
requests = load("workshop_requests")
ads_money = requests[requests["source"] == "ads"]["amount"].count()
