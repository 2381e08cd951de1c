# caught by: of_one
a = load("four_efforts")["answers"].tolist()[:7]
n = sum(a)
up = (a[5] + a[6]) / n
four_efforts = {
    "mean": sum((i + 1) * a[i] for i in range(7)) / n,
    "share_5_7": up + a[4] / n,
    "index": up - (a[0] + a[1] + a[2]) / n,
    "top2": up,
}
