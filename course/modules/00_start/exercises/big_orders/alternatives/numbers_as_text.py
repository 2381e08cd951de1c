requests = load("workshop_requests")
big_orders = {str(number) for number in requests[requests["amount"] >= 4000]["number"]}
