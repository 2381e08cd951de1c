visits = load("metrica_visits")
form_or_call = {41002001, 41002002}
visits["lead"] = [bool(form_or_call & set(goals)) for goals in visits["goalsID"]]
conversions_by_model = {
    "last": visits.groupby("lastTrafficSource")["lead"].sum(),
    "last_significant": visits.groupby("cross_device_last_significantTrafficSource")["lead"].sum(),
}
