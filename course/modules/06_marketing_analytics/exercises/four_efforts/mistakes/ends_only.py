# caught by: no_middle
a = load("four_efforts")["answers"].tolist()[:7]
n = sum(a)
up, down = a[5] + a[6], a[0] + a[1] + a[2]
four_efforts = {
    "mean": sum((i + 1) * a[i] for i in range(7)) / n,
    "share_5_7": (up + a[4]) / n * 100,
    "index": 100 * (up - down) / (up + down),
    "top2": up / n * 100,
}
