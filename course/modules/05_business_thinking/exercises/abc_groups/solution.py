table = load("abc_groups")
### BEGIN SOLUTION
table = table.sort_values("margin", ascending=False)
gain = table["margin"].clip(lower=0)
reached = gain.cumsum() / gain.sum()
table["group"] = "C"
table.loc[reached <= 0.95, "group"] = "B"
table.loc[reached <= 0.8, "group"] = "A"
table.loc[table["margin"] <= 0, "group"] = "C"
abc_groups = dict(zip(table["article"], table["group"]))
### END SOLUTION
