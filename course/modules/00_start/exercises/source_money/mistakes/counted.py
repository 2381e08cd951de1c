# caught by: counted
requests = load("workshop_requests")
source_money = requests.groupby("source")["amount"].count()
