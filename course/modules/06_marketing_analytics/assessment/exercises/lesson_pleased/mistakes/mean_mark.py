# caught by: shape
t = load("survey")
lesson_pleased = t.groupby("q4")["q3"].mean()
