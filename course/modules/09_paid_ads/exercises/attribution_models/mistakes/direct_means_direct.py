# caught by: two_directs
def attribution_models(visits):
    if not visits:
        return {"first": None, "last": None, "last_significant": None, "last_direct": None}
    minor = ["direct", "internal", "saved"]
    recent = [v["source"] for v in visits if v["days_ago"] <= 180]
    significant = [v["source"] for v in visits if v["days_ago"] <= 90 and v["source"] not in minor]
    last = visits[-1]["source"]
    meaningful = significant[-1] if significant else last
    return {
        "first": recent[0],
        "last": last,
        "last_significant": meaningful,
        "last_direct": "direct" if "direct" in recent else meaningful,
    }
