# caught by: value
answers = load("survey").sort_values("created")
answers["parent"] = answers["q5"].str.replace(r"\D", "", regex=True).str[-10:]
first = answers[~answers["q6"].fillna("").str.endswith("@ezhkin.example")].drop_duplicates("parent").dropna(subset=["q3"])
lesson_pleased = first["q3"].ge(4).groupby(first["q4"]).mean()
