def priciest(report):
    """Name of the campaign with the highest cost of a lead."""
    ### BEGIN SOLUTION
    alive = report[report["Leads"] > 0]
    return alive.loc[(alive["Cost"] / alive["Leads"]).idxmax(), "Campaign"]
    ### END SOLUTION
