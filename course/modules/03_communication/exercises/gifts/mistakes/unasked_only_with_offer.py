# caught by: value
log = load("gifts")
alone = log.groupby("deal")["move"].transform("size") == 1
gifts = set(log.loc[alone, "move"]) | {1}
