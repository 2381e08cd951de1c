# caught by: offers
log = load("gifts")
answered = set(log.loc[(log["side"] == "client") & (log["kind"] == "concession"), "deal"])
mine = log[(log["side"] == "agency") & log["kind"].isin(["concession", "offer"])]
gifts = {move for move, deal in zip(mine["move"], mine["deal"]) if deal not in answered}
