last = {}
for row in load("survey").sort_values("created").to_dict("records"):
    if not str(row["q6"]).endswith("@ezhkin.example"):
        last["".join(c for c in row["q5"] if c.isdigit())[-10:]] = row["q1"]
marks = [int(str(mark).split("/")[0]) for mark in last.values() if mark == mark]
nps_score = round(100 * (sum(m > 8 for m in marks) - sum(m < 7 for m in marks)) / len(marks), 1)
