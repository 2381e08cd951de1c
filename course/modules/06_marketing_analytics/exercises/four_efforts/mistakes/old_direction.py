# caught by: upside_down
a = load("four_efforts")["answers"].tolist()[:7][::-1]
n = sum(a)
up = (a[5] + a[6]) / n * 100
four_efforts = {
    "mean": sum((i + 1) * a[i] for i in range(7)) / n,
    "share_5_7": up + a[4] / n * 100,
    "index": up - (a[0] + a[1] + a[2]) / n * 100,
    "top2": up,
}
