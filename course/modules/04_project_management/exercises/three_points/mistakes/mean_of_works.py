# caught by: of_one
works = load("three_points").query("on_path")
three_points = ((works["best"] + 4 * works["usual"] + works["worst"]) / 6).mean()
