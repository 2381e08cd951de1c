# caught by: whole_time
t = load("cohort_ltv")
t["month"] = t.groupby("phone")["date"].transform("min").dt.strftime("%Y-%m")
cohort_ltv = (t.groupby("month")["margin"].sum() / t.groupby("month")["phone"].nunique()).head(2)
