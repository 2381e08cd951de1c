# caught by: words_for_deeds
log = load("gifts")
answered = set(log.loc[(log["side"] == "client") & log["kind"].isin(["concession", "promise"]), "deal"])
mine = log[(log["side"] == "agency") & (log["kind"] == "concession")]
gifts = {move for move, deal in zip(mine["move"], mine["deal"]) if deal not in answered}
