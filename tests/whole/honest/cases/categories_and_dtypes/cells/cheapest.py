def cheapest(report):
    report = report.astype({"Campaign": "category"}).set_index("Campaign")
    return (report["Cost"] / report["Leads"].where(report["Leads"] > 0)).astype("Float64").idxmin()
