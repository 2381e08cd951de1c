import numpy as np

table = load("gsc_queries")
ours = table["query"].str.contains(r"шест[еи]р[её]нкин|shest[ei]r(?:yo|e)nkin", case=False)
ctr = lambda rows: 100 * rows["clicks"].sum() / rows["impressions"].sum()
place = lambda rows: np.average(rows["position"], weights=rows["impressions"])
weighted_position = pd.Series([ctr(table[ours]), place(table[ours]), ctr(table[~ours]), place(table[~ours])], index=["brand_ctr", "brand_position", "rest_ctr", "rest_position"])
