answers = load("survey")
### BEGIN SOLUTION
answers["digits"] = answers["q5"].str.replace(r"\D", "", regex=True).str[-10:]
kept = answers.sort_values("created").drop_duplicates("digits", keep="last")
kept = kept[~kept["q6"].fillna("").str.endswith("@ezhkin.example")].dropna(subset=["q3"])
lesson_pleased = (kept["q3"] > 3).groupby(kept["q4"]).mean()
### END SOLUTION
