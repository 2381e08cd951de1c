# caught by: value
frame = pd.DataFrame(load("lead_price"))
lead_price = frame["leads"].sum() / frame["cost"].sum()
