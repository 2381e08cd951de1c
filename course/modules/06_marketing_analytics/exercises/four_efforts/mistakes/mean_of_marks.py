# caught by: plain_mean
a = load("four_efforts")["answers"].tolist()[:7]
n = sum(a)
up = (a[5] + a[6]) / n * 100
four_efforts = {
    "mean": load("four_efforts")["mark"].mean(),
    "share_5_7": up + a[4] / n * 100,
    "index": up - (a[0] + a[1] + a[2]) / n * 100,
    "top2": up,
}
