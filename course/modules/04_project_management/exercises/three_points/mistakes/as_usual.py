# caught by: usual_only
works = load("three_points")
three_points = works.loc[works["on_path"], "usual"].sum()
