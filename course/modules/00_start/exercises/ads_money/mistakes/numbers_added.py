# caught by: numbers_added
requests = load("workshop_requests")
ads_money = requests[requests["source"] == "ads"]["number"].sum()
