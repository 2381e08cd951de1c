# caught by: not_all
t = load("csi_first_fix")
t["loss"] = t["importance"] * (10 - t["satisfaction"])
csi_first_fix = t.sort_values("loss", ascending=False)["attribute"].tolist()[:3]
