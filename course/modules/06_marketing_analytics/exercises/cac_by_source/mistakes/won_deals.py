# caught by: per_deal
quarter = load("cac_by_source")
deals = quarter["deals"]
new = deals[(deals["STAGE_SEMANTIC_ID"] == "S") & (deals["CLOSEDATE"] >= "2026-06-01")]
clients = new["SOURCE_ID"].value_counts()
cac_by_source = {source: cost / clients[source] for source, cost in quarter["costs"].items()}
cac_by_source["total"] = sum(quarter["costs"].values()) / len(new)
