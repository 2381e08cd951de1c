# caught by: ids
log = load("gifts")
gifts = set(log.loc[log["kind"] == "concession", "text"])
