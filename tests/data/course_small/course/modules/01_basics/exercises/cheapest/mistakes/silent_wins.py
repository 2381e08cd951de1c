# caught by: no_leads_at_all
def cheapest(report):
    rows = report.to_dict("records")
    return min(rows, key=lambda row: row["Cost"] / max(row["Leads"], 1))["Campaign"]
