requests = load("workshop_requests")
pairs = sorted(zip(requests["amount"].fillna(0), requests["number"]), reverse=True)
top_five = [int(number) for amount, number in pairs[:5]]
