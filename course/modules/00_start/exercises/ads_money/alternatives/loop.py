requests = load("workshop_requests")
ads_money = 0
for source, amount in zip(requests["source"], requests["amount"].fillna(0)):
    if source == "ads":
        ads_money = ads_money + amount
