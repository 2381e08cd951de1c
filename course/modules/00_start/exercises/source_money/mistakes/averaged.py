# caught by: averaged
requests = load("workshop_requests")
source_money = requests.groupby("source")["amount"].mean()
