# caught by: product
t = load("csi_first_fix")
t["loss"] = t["importance"] * t["satisfaction"]
csi_first_fix = t.sort_values("loss", ascending=False)["attribute"].tolist()
