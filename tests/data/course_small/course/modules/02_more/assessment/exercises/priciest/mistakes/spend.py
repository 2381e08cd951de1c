# caught by: by_total_spend
def priciest(report):
    return report.loc[report["Cost"].idxmax(), "Campaign"]
