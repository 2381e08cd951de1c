# caught by: by_service
requests = load("workshop_requests")
source_money = requests.groupby("service")["amount"].sum()
