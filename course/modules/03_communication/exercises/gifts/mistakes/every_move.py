# caught by: value
log = load("gifts")
gifts = set(log["move"])
