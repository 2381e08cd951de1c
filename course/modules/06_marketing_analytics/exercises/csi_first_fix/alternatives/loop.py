rows = load("csi_first_fix").to_dict("records")
rows.sort(key=lambda row: row["importance"] * (10 - row["satisfaction"]))
csi_first_fix = [row["attribute"] for row in reversed(rows)]
