def attribution_models(visits):
    """visits: list of {"source": ..., "days_ago": ...}, oldest first. Gives {"first": ..., "last": ..., ...}."""
    ### BEGIN SOLUTION
    models = {"first": None, "last": None, "last_significant": None, "last_direct": None}
    if len(visits) == 0:
        return models
    minor = {"direct", "internal", "saved"}
    recent = [v for v in visits if v["days_ago"] <= 180]
    significant = [v["source"] for v in recent if v["days_ago"] <= 90 and v["source"] not in minor]
    ads = [v["source"] for v in recent if v["source"] == "ya_direct"]
    models["last"] = visits[-1]["source"]
    models["first"] = recent[0]["source"]
    models["last_significant"] = significant[-1] if significant else models["last"]
    models["last_direct"] = "ya_direct" if ads else models["last_significant"]
    return models
    ### END SOLUTION
