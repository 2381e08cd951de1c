table = load("workshop_requests")
file_total = table["amount"].sum()
