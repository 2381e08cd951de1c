# caught by: plain_mean
works = load("three_points").query("on_path")
three_points = works[["best", "usual", "worst"]].mean(axis=1).sum()
