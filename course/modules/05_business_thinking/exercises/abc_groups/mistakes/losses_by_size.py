# caught by: losses_group
table = load("abc_groups")
table["size"] = table["margin"].abs()
table = table.sort_values("size", ascending=False)
reached = table["size"].cumsum() / table["size"].sum()
table["group"] = ["A" if x <= 0.8 else "B" if x <= 0.95 else "C" for x in reached]
abc_groups = dict(zip(table["article"], table["group"]))
