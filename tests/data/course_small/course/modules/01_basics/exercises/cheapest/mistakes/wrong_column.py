# caught by: raises
def cheapest(report):
    return report.loc[report["Price"].idxmin(), "Campaign"]
