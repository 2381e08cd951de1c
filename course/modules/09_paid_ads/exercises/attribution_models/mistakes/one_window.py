# caught by: one_window
def attribution_models(visits):
    if not visits:
        return {"first": None, "last": None, "last_significant": None, "last_direct": None}
    sources = [v["source"] for v in visits if v["days_ago"] <= 90]
    significant = [s for s in sources if s not in ("direct", "internal", "saved")]
    meaningful = significant[-1] if significant else sources[-1]
    return {
        "first": sources[0],
        "last": sources[-1],
        "last_significant": meaningful,
        "last_direct": "ya_direct" if "ya_direct" in sources else meaningful,
    }
