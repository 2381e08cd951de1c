# caught by: mean_of_means
requests = load("workshop_requests")
average_bill = requests.groupby("source")["amount"].mean().mean()
