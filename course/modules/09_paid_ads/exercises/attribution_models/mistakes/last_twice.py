# caught by: open_tab
def attribution_models(visits):
    if not visits:
        return {"first": None, "last": None, "last_significant": None, "last_direct": None}
    recent = [v["source"] for v in visits if v["days_ago"] <= 180]
    return {
        "first": recent[0],
        "last": visits[-1]["source"],
        "last_significant": visits[-1]["source"],
        "last_direct": "ya_direct" if "ya_direct" in recent else visits[-1]["source"],
    }
