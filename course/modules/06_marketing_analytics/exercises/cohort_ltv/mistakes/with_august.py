# caught by: young_kept
t = load("cohort_ltv")
first = t.groupby("phone")["date"].transform("min")
t["month"] = first.dt.strftime("%Y-%m")
inside = t[(t["date"] - first).dt.days <= 40]
cohort_ltv = inside.groupby("month")["margin"].sum() / t.groupby("month")["phone"].nunique()
