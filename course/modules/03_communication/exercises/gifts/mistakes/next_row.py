# caught by: position
log = load("gifts")
answered = (log["side"].shift(-1) == "client") & (log["kind"].shift(-1) == "concession")
gifts = set(log.loc[(log["side"] == "agency") & (log["kind"] == "concession") & ~answered, "move"])
