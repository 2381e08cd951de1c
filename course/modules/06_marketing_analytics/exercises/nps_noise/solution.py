groups = load("nps_noise").set_index("group")
### BEGIN SOLUTION
parts = {}
for when in ("before", "after"):
    n = groups[[f"promoters_{when}", f"passives_{when}", f"detractors_{when}"]].sum(axis=1)
    p, d = groups[f"promoters_{when}"] / n, groups[f"detractors_{when}"] / n
    parts[when] = (p + d - (p - d) ** 2) / n
nps_noise = 100 * 1.96 * (parts["before"] + parts["after"]) ** 0.5
### END SOLUTION
