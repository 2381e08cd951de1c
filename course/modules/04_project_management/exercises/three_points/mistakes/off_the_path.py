# caught by: value
works = load("three_points").query("not on_path")
three_points = ((works["best"] + 4 * works["usual"] + works["worst"]) / 6).sum()
