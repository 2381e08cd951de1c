requests = load("workshop_requests")
paid = requests.dropna(subset=["amount"])
average_bill = paid["amount"].sum() / len(paid)
