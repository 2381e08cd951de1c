# caught by: last_week_only
final = load("lead_price")[-1]
lead_price = final["cost"] / final["leads"]
