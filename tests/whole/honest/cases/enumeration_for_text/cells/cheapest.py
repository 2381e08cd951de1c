import enum


def cheapest(report):
    names = enum.StrEnum("Campaigns", {f"c{n}": name for n, name in enumerate(report["Campaign"])})
    working = report[report["Leads"] > 0]
    return list(names)[report.index.get_loc((working["Cost"] / working["Leads"]).idxmin())]
