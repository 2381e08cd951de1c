settings = {"least": 1, "column": "Campaign"}


def price(report):
    return report["Cost"] / report["Leads"]


rules = [price]


def cheapest(report):
    working = report[report["Leads"] >= settings["least"]]
    return working.loc[rules[0](working).idxmin(), settings["column"]]
