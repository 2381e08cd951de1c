log = load("gifts")
### BEGIN SOLUTION
given = log[log["kind"] == "concession"]
paid_deals = given.loc[given["side"] == "client", "deal"]
ours = given[given["side"] == "agency"]
gifts = set(ours.loc[~ours["deal"].isin(paid_deals), "move"])
### END SOLUTION
