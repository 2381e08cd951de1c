# caught by: count_of_articles
table = load("abc_groups").sort_values("margin", ascending=False)
names = list(table["article"])
abc_groups = {name: "A" if n < 8 else "B" if n < 20 else "C" for n, name in enumerate(names)}
abc_groups.update({name: "C" for name in table.loc[table["margin"] <= 0, "article"]})
