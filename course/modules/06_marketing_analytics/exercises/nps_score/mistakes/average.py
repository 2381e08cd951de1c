# caught by: mean
answers = load("survey")
answers["mark"] = pd.to_numeric(answers["q1"].str.replace("/10", ""))
answers["parent"] = answers["q5"].str.replace(r"\D", "", regex=True).str[-10:]
last = answers.sort_values("created").drop_duplicates("parent", keep="last")
nps_score = last.loc[~last["q6"].fillna("").str.endswith("@ezhkin.example"), "mark"].mean()
