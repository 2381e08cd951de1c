# caught by: everything
requests = load("workshop_requests")
ads_money = requests["amount"].sum()
