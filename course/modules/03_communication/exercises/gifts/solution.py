log = load("gifts")
given = log[log["kind"] == "concession"]
# paid_deals = given.loc[given["side"] == ..., "deal"]
# ours = given[given["side"] == ...]
# gifts = set(ours.loc[~ours["deal"].isin(...), "move"])
### BEGIN SOLUTION
paid_deals = given.loc[given["side"] == "client", "deal"]
ours = given[given["side"] == "agency"]
gifts = set(ours.loc[~ours["deal"].isin(paid_deals), "move"])
### END SOLUTION
