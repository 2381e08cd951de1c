# caught by: value
requests = load("workshop_requests")
early = requests[requests["date"] < "2026-08-17"]
ads_money = early[early["source"] == "ads"]["amount"].sum()
