requests = load("workshop_requests")
source_money = requests.groupby("source")["amount"].sum().sort_values(ascending=False).round(0).to_dict()
