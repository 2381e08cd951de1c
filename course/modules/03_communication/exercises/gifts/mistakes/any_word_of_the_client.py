# caught by: any_answer
log = load("gifts")
answered = set(log.loc[log["side"] == "client", "deal"])
mine = log[(log["side"] == "agency") & (log["kind"] == "concession")]
gifts = {move for move, deal in zip(mine["move"], mine["deal"]) if deal not in answered}
