requests = load("workshop_requests")
dear = requests.sort_values("amount", ascending=False)
big_orders = {int(n) for n, amount in zip(dear["number"], dear["amount"]) if amount > 3999}
