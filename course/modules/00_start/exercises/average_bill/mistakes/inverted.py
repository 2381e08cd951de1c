# caught by: inverted
requests = load("workshop_requests")
average_bill = requests["amount"].count() / requests["amount"].sum()
