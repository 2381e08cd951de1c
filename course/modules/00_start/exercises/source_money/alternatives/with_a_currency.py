requests = load("workshop_requests")
sums = requests.groupby("source")["amount"].sum()
source_money = {source: f"{money:.0f} RUB" for source, money in sums.items()}
