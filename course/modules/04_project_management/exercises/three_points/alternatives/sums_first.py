sums = load("three_points").query("on_path")[["best", "usual", "worst"]].sum()
three_points = round((sums["best"] + 4 * sums["usual"] + sums["worst"]) / 6, 1)
