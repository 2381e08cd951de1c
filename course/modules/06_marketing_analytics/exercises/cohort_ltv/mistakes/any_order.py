# caught by: month_of_order
orders = load("cohort_ltv")
months = orders.groupby(orders["date"].dt.strftime("%Y-%m"))
cohort_ltv = (months["margin"].sum() / months["phone"].nunique()).loc[["2026-06", "2026-07"]]
