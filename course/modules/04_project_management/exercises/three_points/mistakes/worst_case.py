# caught by: extreme
three_points = load("three_points").query("on_path")["worst"].sum()
