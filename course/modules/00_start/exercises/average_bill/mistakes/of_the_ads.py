# caught by: value
requests = load("workshop_requests")
average_bill = requests[requests["source"] == "ads"]["amount"].mean()
