# caught by: mean_of_two
priced = [week["cost"] / week["leads"] for week in load("lead_price")]
lead_price = sum(priced) / len(priced)
