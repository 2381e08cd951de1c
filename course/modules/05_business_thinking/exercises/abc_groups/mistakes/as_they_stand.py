# caught by: unsorted
table = load("abc_groups")
gain = table["margin"].clip(lower=0)
reached = gain.cumsum() / gain.sum()
table["group"] = ["A" if x <= 0.8 else "B" if x <= 0.95 else "C" for x in reached]
table.loc[table["margin"] <= 0, "group"] = "C"
abc_groups = dict(zip(table["article"], table["group"]))
