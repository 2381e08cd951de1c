requests = load("workshop_requests")
average_bill = requests["amount"].mean()
