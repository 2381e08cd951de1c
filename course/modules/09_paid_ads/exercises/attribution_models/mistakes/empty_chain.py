# caught by: raises
def attribution_models(visits):
    recent = [v["source"] for v in visits if v["days_ago"] <= 180]
    significant = [
        v["source"] for v in visits if v["days_ago"] <= 90 and v["source"] not in ("direct", "internal", "saved")
    ]
    last = visits[-1]["source"]
    meaningful = significant[-1] if significant else last
    return {
        "first": recent[0],
        "last": last,
        "last_significant": meaningful,
        "last_direct": "ya_direct" if "ya_direct" in recent else meaningful,
    }
