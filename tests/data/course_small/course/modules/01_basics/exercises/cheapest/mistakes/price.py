# caught by: name
def cheapest(report):
    alive = report[report["Leads"] > 0]
    return (alive["Cost"] / alive["Leads"]).min()
