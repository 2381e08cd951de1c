# caught by: shape
table = load("abc_groups").sort_values("margin", ascending=False)
gain = table["margin"].clip(lower=0)
table = table[gain.cumsum() / gain.sum() <= 0.8]
abc_groups = dict.fromkeys(table["article"], "A")
