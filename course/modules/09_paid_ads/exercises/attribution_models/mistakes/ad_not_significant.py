# caught by: ad_is_significant
def attribution_models(visits):
    if not visits:
        return dict.fromkeys(("first", "last", "last_significant", "last_direct"))
    minor = {"direct", "ya_direct", "internal", "saved"}
    inside = [v["source"] for v in visits if v["days_ago"] <= 180]
    recent = [v["source"] for v in visits if v["days_ago"] <= 90 and v["source"] not in minor]
    last = visits[-1]["source"]
    significant = recent[-1] if recent else last
    return {
        "first": inside[0],
        "last": last,
        "last_significant": significant,
        "last_direct": "ya_direct" if "ya_direct" in inside else significant,
    }
