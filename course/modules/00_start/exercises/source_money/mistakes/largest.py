# caught by: largest
requests = load("workshop_requests")
source_money = requests.groupby("source")["amount"].max()
