log = load("gifts")
gifts = set()
for deal, rows in log.groupby("deal"):
    conceded = rows[rows["kind"] == "concession"]
    if "client" not in set(conceded["side"]):
        gifts.update(conceded["move"])
