# caught by: value
t = load("survey").dropna(subset=["q3"])
lesson_pleased = (t["q3"] >= 4).groupby(t["q4"]).mean()
