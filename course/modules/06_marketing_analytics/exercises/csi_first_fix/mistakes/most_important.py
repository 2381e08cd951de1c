# caught by: most_important_first
csi_first_fix = load("csi_first_fix").sort_values("importance", ascending=False, kind="stable")["attribute"].tolist()
