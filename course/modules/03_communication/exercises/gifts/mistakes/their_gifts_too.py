# caught by: both_sides
log = load("gifts")
conceded = log[log["kind"] == "concession"]
sides = conceded.groupby("deal")["side"].nunique()
gifts = set(conceded.loc[conceded["deal"].map(sides) == 1, "move"])
