requests = load("workshop_requests")
source_money = {}
for source in ["ads", "maps", "search", "social", "friends"]:
    source_money[source] = requests[requests["source"] == source]["amount"].sum()
