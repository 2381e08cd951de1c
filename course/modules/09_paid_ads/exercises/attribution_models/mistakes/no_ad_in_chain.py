# caught by: no_ad
def attribution_models(visits):
    if not visits:
        return {"first": None, "last": None, "last_significant": None, "last_direct": None}
    recent = [v["source"] for v in visits if v["days_ago"] <= 180]
    significant = [
        v["source"] for v in visits if v["days_ago"] <= 90 and v["source"] not in ("direct", "internal", "saved")
    ]
    last = visits[-1]["source"]
    return {
        "first": recent[0],
        "last": last,
        "last_significant": significant[-1] if significant else last,
        "last_direct": "ya_direct" if "ya_direct" in recent else None,
    }
