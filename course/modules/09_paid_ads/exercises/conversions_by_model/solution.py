visits = load("metrica_visits")
# leads = visits[visits["goalsID"].map(lambda goals: ... in goals or ... in goals)]
# conversions_by_model = {"last": leads[...].value_counts(), "last_significant": leads[...].value_counts()}
### BEGIN SOLUTION
leads = visits[visits["goalsID"].map(lambda goals: 41002001 in goals or 41002002 in goals)]
last, significant = leads["lastTrafficSource"], leads["cross_device_last_significantTrafficSource"]
conversions_by_model = {"last": last.value_counts(), "last_significant": significant.value_counts()}
### END SOLUTION
