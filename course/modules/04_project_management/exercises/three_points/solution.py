works = load("three_points")
### BEGIN SOLUTION
chain = works[works["on_path"]]
three_points = ((chain["best"] + 4 * chain["usual"] + chain["worst"]) / 6).sum()
### END SOLUTION
