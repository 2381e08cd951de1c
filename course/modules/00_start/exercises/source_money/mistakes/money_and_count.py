# caught by: no_number
requests = load("workshop_requests")
sums = requests.groupby("source")["amount"].agg(["sum", "count"])
source_money = {source: f"{row['sum']:.0f} RUB ({row['count']:.0f})" for source, row in sums.iterrows()}
