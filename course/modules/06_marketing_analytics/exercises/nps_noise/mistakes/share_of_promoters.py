# caught by: plain_share
nps_noise = {}
for row in load("nps_noise").to_dict("records"):
    total = 0
    for when in ("before", "after"):
        n = sum(row[f"{name}_{when}"] for name in ("promoters", "passives", "detractors"))
        p = row[f"promoters_{when}"] / n
        total += p * (1 - p) / n
    nps_noise[row["group"]] = 196 * total**0.5
