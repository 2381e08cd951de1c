def cheapest(report):
    """Name of the campaign with the lowest cost of a lead."""
    ### BEGIN SOLUTION
    working = report[report["Leads"] > 0]
    prices = working["Cost"] / working["Leads"]
    return working.loc[prices.idxmin(), "Campaign"]
    ### END SOLUTION
