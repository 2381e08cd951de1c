# caught by: calendar
t = load("cohort_ltv")
first = t.groupby("phone")["date"].transform("min")
t["month"] = first.dt.strftime("%Y-%m")
inside = t[t["date"].dt.strftime("%Y-%m") == t["month"]]
cohort_ltv = (inside.groupby("month")["margin"].sum() / t.groupby("month")["phone"].nunique()).head(2)
