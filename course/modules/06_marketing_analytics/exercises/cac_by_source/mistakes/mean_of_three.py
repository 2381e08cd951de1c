# caught by: mean_of_sources
quarter = load("cac_by_source")
deals = quarter["deals"]
won = deals[deals["STAGE_SEMANTIC_ID"] == "S"].drop_duplicates("CONTACT_ID")
new = won[won["CLOSEDATE"] >= "2026-06-01"]
clients = new["SOURCE_ID"].value_counts()
cac_by_source = {source: cost / clients[source] for source, cost in quarter["costs"].items()}
cac_by_source["total"] = sum(cac_by_source.values()) / 3
