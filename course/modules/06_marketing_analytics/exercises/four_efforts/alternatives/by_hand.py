a = load("four_efforts")["answers"].tolist()
n = sum(a[:7])
mean = sum((i + 1) * a[i] for i in range(7)) / n
up = (a[5] + a[6]) / n * 100
four_efforts = pd.Series(
    {"top2": up, "mean": mean, "share_5_7": up + a[4] / n * 100, "index": up - (a[0] + a[1] + a[2]) / n * 100}
)
