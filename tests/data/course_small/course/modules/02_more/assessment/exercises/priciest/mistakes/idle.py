# caught by: idle_counts
def priciest(report):
    return report.loc[(report["Cost"] / report["Leads"]).idxmax(), "Campaign"]
