visits = load("patient_value")
### BEGIN SOLUTION
ripe = visits[visits["watched"] >= 90]
inside = ripe[ripe["day"] <= 90]
left = (inside["paid"] - inside["cost"]).groupby(inside["source"]).sum()
patient_value = left / ripe.groupby("source")["patient"].nunique()
### END SOLUTION
