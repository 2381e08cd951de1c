# caught by: counted
requests = load("workshop_requests")
average_bill = requests["amount"].count()
