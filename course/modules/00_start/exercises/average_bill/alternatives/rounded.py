requests = load("workshop_requests")
average_bill = round(requests["amount"].sum() / requests["amount"].notna().sum())
