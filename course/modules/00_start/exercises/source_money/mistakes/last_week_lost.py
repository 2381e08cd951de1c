# caught by: value
requests = load("workshop_requests")
early = requests[requests["date"] < "2026-08-20"]
source_money = early.groupby("source")["amount"].sum()
