# caught by: one_survey
nps_noise = {}
for row in load("nps_noise").to_dict("records"):
    n = sum(row[f"{name}_after"] for name in ("promoters", "passives", "detractors"))
    p, d = row["promoters_after"] / n, row["detractors_after"] / n
    nps_noise[row["group"]] = 196 * ((p + d - (p - d) ** 2) / n) ** 0.5
