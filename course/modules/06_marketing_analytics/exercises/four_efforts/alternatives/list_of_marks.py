t = load("four_efforts").dropna()
marks = pd.Series([m for m, n in zip(t["mark"], t["answers"]) for _ in range(n)])
four_efforts = {
    "mean": round(marks.mean(), 2),
    "share_5_7": round(100 * (marks > 4).mean(), 2),
    "index": round(100 * (marks > 5).mean() - 100 * (marks < 4).mean(), 2),
    "top2": round(100 * (marks > 5).mean(), 2),
}
