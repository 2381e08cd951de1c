table = load("four_efforts")
### BEGIN SOLUTION
rated = table.dropna().set_index("mark")["answers"]
n = rated.sum()
four_efforts = {
    "mean": (rated.index * rated).sum() / n,
    "share_5_7": 100 * rated[rated.index >= 5].sum() / n,
    "index": 100 * (rated[rated.index >= 6].sum() - rated[rated.index <= 3].sum()) / n,
    "top2": 100 * rated[rated.index >= 6].sum() / n,
}
### END SOLUTION
