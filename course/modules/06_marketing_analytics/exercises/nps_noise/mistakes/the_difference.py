# caught by: difference
nps_noise = {}
for row in load("nps_noise").to_dict("records"):
    nps = []
    for when in ("before", "after"):
        n = sum(row[f"{name}_{when}"] for name in ("promoters", "passives", "detractors"))
        nps.append(100 * (row[f"promoters_{when}"] - row[f"detractors_{when}"]) / n)
    nps_noise[row["group"]] = nps[1] - nps[0]
