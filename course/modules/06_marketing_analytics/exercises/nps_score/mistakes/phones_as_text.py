# caught by: all_kept
answers = load("survey")
answers["mark"] = pd.to_numeric(answers["q1"].str.replace("/10", ""))
last = answers.sort_values("created").drop_duplicates("q5", keep="last")
marks = last.loc[~last["q6"].fillna("").str.endswith("@ezhkin.example"), "mark"].dropna()
nps_score = 100 * ((marks >= 9).mean() - (marks <= 6).mean())
