# caught by: whole_sum
requests = load("workshop_requests")
average_bill = requests["amount"].sum()
