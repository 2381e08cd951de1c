# caught by: right_name
def priciest(report):
    paying = report[report["Leads"] > 0]
    return paying.loc[(paying["Leads"] / paying["Cost"]).idxmax(), "Campaign"]
