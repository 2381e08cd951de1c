# caught by: everything
works = load("three_points")
three_points = ((works["best"] + 4 * works["usual"] + works["worst"]) / 6).sum()
