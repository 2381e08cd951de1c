# caught by: value
works = load("three_points").query("on_path")
three_points = ((works["best"] + 4 * works["usual"] + works["worst"]) / 4).sum()
