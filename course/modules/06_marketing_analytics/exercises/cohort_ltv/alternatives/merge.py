t = load("cohort_ltv")
first = t.groupby("phone", as_index=False)["date"].min().rename(columns={"date": "first"})
t = t.merge(first, on="phone")
t["month"] = t["first"].astype(str).str[:7]
t.loc[t["date"] > t["first"] + pd.Timedelta(days=40), "margin"] = 0
sums = t.groupby(["month", "phone"])["margin"].sum()
cohort_ltv = sums.groupby("month").mean().loc[:"2026-07"].to_dict()
