q = load("cac_by_source")
known, people = set(), []
for row in q["deals"].sort_values("CLOSEDATE").itertuples():
    if row.STAGE_SEMANTIC_ID == "S" and row.CONTACT_ID not in known:
        known.add(row.CONTACT_ID)
        if row.CLOSEDATE.month >= 6:
            people.append(row.SOURCE_ID)
cac_by_source = {"total": round(sum(q["costs"].values()) / len(people))}
for name in q["costs"]:
    cac_by_source[name] = round(q["costs"][name] / people.count(name))
