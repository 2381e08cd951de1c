def цена(строка):
    return строка.Cost / строка.Leads if строка.Leads else float("inf")


def cheapest(report):
    return min(report.itertuples(), key=цена).Campaign
