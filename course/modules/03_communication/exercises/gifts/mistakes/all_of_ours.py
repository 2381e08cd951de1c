# caught by: every_concession
log = load("gifts")
gifts = set(log.query("side == 'agency' and kind == 'concession'")["move"])
