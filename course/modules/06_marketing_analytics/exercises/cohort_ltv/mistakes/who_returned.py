# caught by: returned_only
t = load("cohort_ltv")
t = t[t.groupby("phone")["date"].transform("count") > 1].copy()
first = t.groupby("phone")["date"].transform("min")
t["month"] = first.dt.strftime("%Y-%m")
inside = t[(t["date"] - first).dt.days <= 40]
cohort_ltv = (inside.groupby("month")["margin"].sum() / t.groupby("month")["phone"].nunique()).head(2)
