# caught by: no_root
groups = load("nps_noise").set_index("group")
nps_noise = 0
for when in ("before", "after"):
    marks = groups[[f"promoters_{when}", f"passives_{when}", f"detractors_{when}"]]
    n = marks.sum(axis=1)
    p, d = marks.iloc[:, 0] / n, marks.iloc[:, 2] / n
    nps_noise = nps_noise + 196 * (p + d - (p - d) ** 2) / n
