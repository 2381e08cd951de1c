# caught by: backwards
t = load("csi_first_fix")
t["loss"] = t["importance"] * (10 - t["satisfaction"])
csi_first_fix = t.sort_values("loss")["attribute"].tolist()
