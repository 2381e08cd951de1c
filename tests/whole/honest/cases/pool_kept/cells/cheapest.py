from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2)


def price(row):
    return row["Cost"] / row["Leads"], row["Campaign"]


def cheapest(report):
    rows = report[report["Leads"] > 0].to_dict("records")
    return min(pool.map(price, rows))[1]


cheapest(load("tiny_report"))
