orders = load("cohort_ltv")
### BEGIN SOLUTION
first = orders.groupby("phone")["date"].transform("min")
orders["month"] = first.dt.strftime("%Y-%m")
inside = orders[(orders["date"] - first).dt.days <= 40]
per_buyer = inside.groupby("month")["margin"].sum() / orders.groupby("month")["phone"].nunique()
cohort_ltv = per_buyer[["2026-06", "2026-07"]]
### END SOLUTION
