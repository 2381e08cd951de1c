# caught by: one_source
requests = load("workshop_requests")
average_bill = requests[requests["source"] == "ads"]["amount"].mean()
