# caught by: counted
requests = load("workshop_requests")
ads_money = len(requests[requests["source"] == "ads"])
