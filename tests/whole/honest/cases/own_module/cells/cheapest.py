from my_helpers import price


def cheapest(report):
    return report.loc[report.apply(price, axis=1).idxmin(), "Campaign"]
