def cheapest(report):
    found, lowest = None, float("inf")
    for row in report.to_dict("records"):
        if row["Leads"] and row["Cost"] / row["Leads"] < lowest:
            found, lowest = row["Campaign"], row["Cost"] / row["Leads"]
    return found
