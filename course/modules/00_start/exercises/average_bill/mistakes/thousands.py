# caught by: thousands
requests = load("workshop_requests")
average_bill = round(requests["amount"].mean() / 1000, 1)
