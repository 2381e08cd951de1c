# caught by: missing_source
requests = load("workshop_requests")
source_money = requests.groupby("source")["amount"].sum().drop("friends")
