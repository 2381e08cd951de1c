# caught by: six_is_passive
answers = load("survey")
answers["mark"] = pd.to_numeric(answers["q1"].str.replace("/10", ""))
answers["parent"] = answers["q5"].str.replace(r"\D", "", regex=True).str[-10:]
last = answers.sort_values("created").drop_duplicates("parent", keep="last")
marks = last.loc[~last["q6"].fillna("").str.endswith("@ezhkin.example"), "mark"].dropna()
nps_score = 100 * ((marks >= 9).mean() - (marks < 6).mean())
