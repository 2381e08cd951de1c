# caught by: total
t = load("cohort_ltv")
first = t.groupby("phone")["date"].transform("min")
t["month"] = first.dt.strftime("%Y-%m")
cohort_ltv = t[(t["date"] - first).dt.days <= 40].groupby("month")["margin"].sum().head(2)
