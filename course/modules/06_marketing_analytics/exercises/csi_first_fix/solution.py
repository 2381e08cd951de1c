table = load("csi_first_fix")
### BEGIN SOLUTION
weight = table["importance"] / table["importance"].sum()
table["loss"] = weight * (10 - table["satisfaction"])
csi_first_fix = table.sort_values("loss", ascending=False)["attribute"].tolist()
### END SOLUTION
