table = load("abc_groups").set_index("article")["margin"]
gains = table[table > 0].sort_values(ascending=False)
marks = pd.cut(gains.cumsum() / gains.sum(), [0, 0.8, 0.95, 1.0001], labels=["A", "B", "C"])
abc_groups = marks.astype(str).reindex(table.index, fill_value="c")
