nps_noise = {}
for row in load("nps_noise").to_dict("records"):
    total = 0
    for when in ("before", "after"):
        marks = [1] * row[f"promoters_{when}"] + [0] * row[f"passives_{when}"] + [-1] * row[f"detractors_{when}"]
        mean = sum(marks) / len(marks)
        total += sum((x - mean) ** 2 for x in marks) / len(marks) / len(marks)
    nps_noise[row["group"]] = round(196 * total**0.5, 1)
