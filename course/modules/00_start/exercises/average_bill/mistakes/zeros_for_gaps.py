# caught by: by_all_requests
requests = load("workshop_requests")
average_bill = requests["amount"].fillna(0).mean()
