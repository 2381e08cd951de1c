# caught by: value
table = load("abc_groups").sort_values("margin", ascending=False)
gain = table["margin"].clip(lower=0)
reached = gain.cumsum() / gain.sum()
table["group"] = ["A" if x <= 0.5 else "B" if x <= 0.8 else "C" for x in reached]
abc_groups = dict(zip(table["article"], table["group"]))
