# caught by: crossing
table = load("abc_groups").sort_values("margin", ascending=False)
gain = table["margin"].clip(lower=0)
before = (gain.cumsum() - gain) / gain.sum()
table["group"] = ["A" if x < 0.8 else "B" if x < 0.95 else "C" for x in before]
table.loc[table["margin"] <= 0, "group"] = "C"
abc_groups = dict(zip(table["article"], table["group"]))
