seen = []


def cheapest(report):
    seen.append(report.to_dict())
    with open("seen.txt", "a") as file:
        file.write(repr(report.to_dict()))
    working = report[report["Leads"] > 0]
    return working.loc[(working["Cost"] / working["Leads"]).idxmin(), "Campaign"]
