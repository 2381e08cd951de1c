# caught by: by_sources
requests = load("workshop_requests")
average_bill = requests["amount"].sum() / 5
