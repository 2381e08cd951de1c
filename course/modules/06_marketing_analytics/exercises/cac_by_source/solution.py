quarter = load("cac_by_source")
deals = quarter["deals"]
### BEGIN SOLUTION
first = deals[deals["STAGE_SEMANTIC_ID"] == "S"].sort_values("CLOSEDATE").drop_duplicates("CONTACT_ID")
new = first[first["CLOSEDATE"] >= "2026-06-01"]
clients = new["SOURCE_ID"].value_counts()
cac_by_source = {source: cost / clients[source] for source, cost in quarter["costs"].items()}
cac_by_source["total"] = sum(quarter["costs"].values()) / len(new)
### END SOLUTION
