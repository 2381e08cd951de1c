def chooser(column):
    def choose(report):
        alive = report[report[column] > 0]
        return alive.loc[(alive["Cost"] / alive[column]).idxmin(), "Campaign"]

    return choose


cheapest = chooser("Leads")
