# caught by: lowest_first
csi_first_fix = load("csi_first_fix").sort_values("satisfaction", kind="stable")["attribute"].tolist()
