# caught by: deals_instead
log = load("gifts")
conceded = log[log["kind"] == "concession"]
paid = conceded.loc[conceded["side"] == "client", "deal"]
gifts = set(conceded.loc[conceded["side"] == "agency", "deal"]) - set(paid)
