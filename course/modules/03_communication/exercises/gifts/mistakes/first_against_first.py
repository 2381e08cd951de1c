# caught by: position
log = load("gifts")
conceded = log[log["kind"] == "concession"]
mine = list(conceded.loc[conceded["side"] == "agency", "move"])
theirs = list(conceded.loc[conceded["side"] == "client", "move"])
gifts = set(mine[len(theirs):])
