t = load("patient_value")
money, people = {}, {}
for row in t.to_dict("records"):
    if row["watched"] >= 90:
        people.setdefault(row["source"], set()).add(row["patient"])
        if row["day"] <= 90:
            money[row["source"]] = money.get(row["source"], 0) + row["paid"] - row["cost"]
patient_value = {source: round(money[source] / len(people[source])) for source in people}
