# caught by: numbers_added
requests = load("workshop_requests")
source_money = requests.groupby("source")["number"].sum()
