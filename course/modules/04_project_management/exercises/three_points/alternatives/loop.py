three_points = 0
for row in load("three_points").to_dict("records"):
    if row["on_path"]:
        three_points += (row["best"] + 4 * row["usual"] + row["worst"]) / 6
