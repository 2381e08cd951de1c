# caught by: backwards
answers = load("survey").sort_values("created")
answers["parent"] = answers["q5"].str.replace(r"\D", "", regex=True).str[-10:]
last = answers.drop_duplicates("parent", keep="last")
marks = last.loc[~last["q6"].fillna("").str.endswith("@ezhkin.example"), "q1"].dropna().str.split("/").str[0].astype(int)
nps_score = 100 * ((marks <= 6).mean() - (marks >= 9).mean())
