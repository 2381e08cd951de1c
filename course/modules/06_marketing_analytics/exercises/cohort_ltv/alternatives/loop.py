t = load("cohort_ltv")
start = t.groupby("phone")["date"].min().to_dict()
cohort_ltv = {}
for month in ("2026-06", "2026-07"):
    people = [p for p, d in start.items() if str(d).startswith(month)]
    rows = t[t["phone"].isin(people)]
    money = sum(m for p, d, m in zip(rows["phone"], rows["date"], rows["margin"]) if (d - start[p]).days < 41)
    cohort_ltv[month] = round(money / len(people))
