both = pd.DataFrame(load("lead_price")).sum()
lead_price = both["cost"] / both["leads"]
