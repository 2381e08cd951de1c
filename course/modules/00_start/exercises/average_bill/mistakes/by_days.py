# caught by: by_days
requests = load("workshop_requests")
average_bill = requests["amount"].sum() / requests["date"].nunique()
