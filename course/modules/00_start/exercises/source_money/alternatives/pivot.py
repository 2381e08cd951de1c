requests = load("workshop_requests")
source_money = requests.pivot_table(index="source", values="amount", aggfunc="sum")["amount"]
