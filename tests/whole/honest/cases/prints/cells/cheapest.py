def cheapest(report):
    print("Отчёт:", report, sep="\n")
    best, lowest = None, float("inf")
    for row in report.itertuples():
        price = row.Cost / row.Leads if row.Leads else float("inf")
        print(f"{row.Campaign:>10} {price:10.2f}", flush=True)
        if price < lowest:
            best, lowest = row.Campaign, price
    return best


print(cheapest(load("tiny_report")))
