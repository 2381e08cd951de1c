# caught by: no_z
nps_noise = {}
for row in load("nps_noise").to_dict("records"):
    total = 0
    for when in ("before", "after"):
        n = sum(row[f"{name}_{when}"] for name in ("promoters", "passives", "detractors"))
        p, d = row[f"promoters_{when}"] / n, row[f"detractors_{when}"] / n
        total += (p + d - (p - d) ** 2) / n
    nps_noise[row["group"]] = 100 * total**0.5
