def attribution_models(visits):
    result = dict.fromkeys(["first", "last", "last_significant", "last_direct"])
    for visit in visits:
        source, age = visit["source"], visit["days_ago"]
        result["last"] = source
        if age > 180:
            continue
        result["first"] = result["first"] or source
        if source == "ya_direct":
            result["last_direct"] = source
        if age <= 90 and source not in ("direct", "internal", "saved"):
            result["last_significant"] = source
    result["last_significant"] = result["last_significant"] or result["last"]
    result["last_direct"] = result["last_direct"] or result["last_significant"]
    return result
