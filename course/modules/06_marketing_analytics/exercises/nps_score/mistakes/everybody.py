# caught by: staff_kept
answers = load("survey")
answers["mark"] = pd.to_numeric(answers["q1"].str.replace("/10", ""))
answers["parent"] = answers["q5"].str.replace(r"\D", "", regex=True).str[-10:]
marks = answers.sort_values("created").drop_duplicates("parent", keep="last")["mark"].dropna()
nps_score = 100 * ((marks >= 9).mean() - (marks <= 6).mean())
