# caught by: value
requests = load("workshop_requests")
early = requests[requests["date"] < "2026-08-17"]
average_bill = early["amount"].mean()
