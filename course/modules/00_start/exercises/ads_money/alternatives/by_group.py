requests = load("workshop_requests")
ads_money = requests.groupby("source")["amount"].sum()["ads"]
