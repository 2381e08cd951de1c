# caught by: value
t = load("survey")
t["tail"] = t["q5"].str.replace(r"\D", "", regex=True).str[-10:]
t = t.sort_values("created").drop_duplicates("tail", keep="last")
t = t[~t["q6"].fillna("").str.endswith("@ezhkin.example")]
lesson_pleased = (t["q3"] >= 4).groupby(t["q4"]).mean()
