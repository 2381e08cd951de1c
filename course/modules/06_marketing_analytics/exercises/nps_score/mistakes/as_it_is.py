# caught by: all_kept
marks = pd.to_numeric(load("survey")["q1"].str.replace("/10", "")).dropna()
nps_score = 100 * ((marks >= 9).mean() - (marks <= 6).mean())
